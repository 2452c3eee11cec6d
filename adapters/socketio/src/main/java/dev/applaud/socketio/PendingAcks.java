package dev.applaud.socketio;

import dev.applaud.socketio.engine.Timeout;
import dev.applaud.socketio.engine.TimerWheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The acknowledgements that a client still owes. Futures complete on a virtual thread of their own: what depends on
/// them may block, and a handler may wait for one of its own socket's.
final class PendingAcks {
    private record Pending(CompletableFuture<List<@Nullable Object>> future, Timeout timeout) {}

    private final TimerWheel timers;
    private final int bound;
    private final Map<Long, Pending> pending = new HashMap<>(4);
    private @Nullable DisconnectReason closed;

    PendingAcks(TimerWheel timers, int bound) {
        this.timers = timers;
        this.bound = bound;
    }

    synchronized CompletableFuture<List<@Nullable Object>> expect(long id, Duration timeout) {
        if (closed != null) {
            return CompletableFuture.failedFuture(new SocketDisconnectedException(closed));
        }
        if (pending.size() >= bound) {
            return CompletableFuture.failedFuture(new IllegalStateException("maxPendingAcks is reached: " + bound));
        }
        var future = new CompletableFuture<List<@Nullable Object>>();
        var timer = new Timeout(() -> fail(id, new TimeoutException("operation has timed out")));
        pending.put(id, new Pending(future, timer));
        timers.schedule(timer, timeout.toMillis());
        return future;
    }

    /// Unknown ids are ignored: the acknowledgement came too late, or was never asked for.
    void received(long id, List<@Nullable Object> args) {
        var acknowledged = remove(id);
        if (acknowledged != null) {
            timers.cancel(acknowledged.timeout());
            Thread.startVirtualThread(() -> acknowledged.future().complete(args));
        }
    }

    private void fail(long id, Exception cause) {
        var missing = remove(id);
        if (missing != null) {
            Thread.startVirtualThread(() -> missing.future().completeExceptionally(cause));
        }
    }

    private synchronized @Nullable Pending remove(long id) {
        return pending.remove(id);
    }

    void close(DisconnectReason reason) {
        List<Pending> left;
        synchronized (this) {
            closed = reason;
            left = new ArrayList<>(pending.values());
            pending.clear();
        }
        if (left.isEmpty()) {
            return;
        }
        left.forEach(one -> timers.cancel(one.timeout()));
        Thread.startVirtualThread(
                () -> left.forEach(one -> one.future().completeExceptionally(new SocketDisconnectedException(reason))));
    }
}

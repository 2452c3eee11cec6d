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

/// The acknowledgements that a client still owes.
final class PendingAcks {
    /// What becomes of one acknowledgement. Exactly one of these is called, on a thread that must not be blocked,
    /// unless the acknowledgement is forgotten.
    interface Expected {
        void acknowledged(List<@Nullable Object> args);

        void failed(Exception cause);
    }

    private final SocketIoMetrics metrics;
    private final int bound;
    private final Map<Long, Expected> pending = new HashMap<>(4);
    private @Nullable DisconnectReason closed;

    PendingAcks(Namespace namespace) {
        this.metrics = namespace.metrics();
        this.bound = namespace.options().maxPendingAcks();
    }

    /// The answer of this client alone. The future completes on a virtual thread of its own: what depends on it may
    /// block, and a handler may wait for one of its own socket's.
    CompletableFuture<List<@Nullable Object>> expect(long id, Duration timeout, TimerWheel timers) {
        var answer = new Answer(id, timers);
        try {
            synchronized (this) {
                expect(id, answer);
                timers.schedule(answer.timeout, timeout.toMillis());
            }
        } catch (SocketDisconnectedException | IllegalStateException e) {
            answer.future.completeExceptionally(e);
        }
        return answer.future;
    }

    /// @throws SocketDisconnectedException if the client is gone
    /// @throws IllegalStateException if it owes too many already
    synchronized void expect(long id, Expected expected) {
        if (closed != null) {
            throw new SocketDisconnectedException(closed);
        }
        if (pending.size() >= bound) {
            metrics.limitReached("maxPendingAcks");
            throw new IllegalStateException("maxPendingAcks is reached: " + bound);
        }
        pending.put(id, expected);
    }

    /// Unknown ids are ignored: the acknowledgement came too late, or was never asked for.
    void received(long id, List<@Nullable Object> args) {
        var expected = forget(id);
        if (expected != null) {
            expected.acknowledged(args);
        }
    }

    synchronized @Nullable Expected forget(long id) {
        return pending.remove(id);
    }

    void close(DisconnectReason reason) {
        List<Expected> left;
        synchronized (this) {
            closed = reason;
            left = new ArrayList<>(pending.values());
            pending.clear();
        }
        if (!left.isEmpty()) {
            var gone = new SocketDisconnectedException(reason);
            left.forEach(one -> one.failed(gone));
        }
    }

    private final class Answer implements Expected {
        private final CompletableFuture<List<@Nullable Object>> future = new CompletableFuture<>();
        private final TimerWheel timers;
        private final Timeout timeout;

        Answer(long id, TimerWheel timers) {
            this.timers = timers;
            this.timeout = new Timeout(() -> {
                if (forget(id) != null) {
                    failed(new TimeoutException("operation has timed out"));
                }
            });
        }

        @Override
        public void acknowledged(List<@Nullable Object> args) {
            timers.cancel(timeout);
            Thread.startVirtualThread(() -> future.complete(args));
        }

        @Override
        public void failed(Exception cause) {
            timers.cancel(timeout);
            Thread.startVirtualThread(() -> future.completeExceptionally(cause));
        }
    }
}

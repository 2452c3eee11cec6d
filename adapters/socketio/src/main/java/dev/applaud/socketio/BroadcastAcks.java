package dev.applaud.socketio;

import dev.applaud.socketio.cluster.ClientAcks;
import dev.applaud.socketio.cluster.ResponsesMissingException;
import dev.applaud.socketio.engine.Timeout;
import dev.applaud.socketio.engine.TimerWheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Collects what the clients of all servers answer to one broadcast. It is complete when every server has told how
/// many clients it has sent to, and all of these have answered.
final class BroadcastAcks implements ClientAcks {
    private final CompletableFuture<List<@Nullable Object>> future = new CompletableFuture<>();
    private final TimerWheel timers;
    private final Timeout timeout = new Timeout(this::expire);

    /// Guarded by this, as what follows; -1 while it is not known.
    private int servers = -1;

    private int serversHeard;
    private int clients;
    private boolean over;
    private final List<@Nullable Object> responses = new ArrayList<>();

    BroadcastAcks(TimerWheel timers) {
        this.timers = timers;
    }

    /// Starts to wait. The future completes on a virtual thread.
    CompletableFuture<List<@Nullable Object>> await(CompletableFuture<Integer> serverCount, Duration longest) {
        timers.schedule(timeout, longest.toMillis());
        var _ = serverCount.thenAccept(this::expect); // if it fails, so does the broadcast: by the timeout
        return future;
    }

    private synchronized void expect(int count) {
        servers = count;
        completeIfAllAreIn();
    }

    @Override
    public synchronized void clients(int count) {
        serversHeard++;
        clients += count;
        completeIfAllAreIn();
    }

    @Override
    public synchronized void acknowledged(@Nullable Object value) {
        if (!over) {
            responses.add(value);
            completeIfAllAreIn();
        }
    }

    private void completeIfAllAreIn() {
        if (!over && serversHeard == servers && responses.size() == clients) {
            over = true;
            timers.cancel(timeout);
            Thread.startVirtualThread(() -> future.complete(responses));
        }
    }

    private synchronized void expire() {
        if (!over) {
            over = true;
            var missing = new ResponsesMissingException(responses);
            Thread.startVirtualThread(() -> future.completeExceptionally(missing));
        }
    }
}

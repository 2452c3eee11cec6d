package dev.applaud.socketio;

import dev.applaud.socketio.cluster.RecoverableSession;
import dev.applaud.socketio.cluster.RecoveryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a store for what one client wants to continue. Of the events, only those are asked for that this server does
/// not remember itself. For a thread that may wait.
final class Recall {
    private static final Logger log = LoggerFactory.getLogger(Recall.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_PAGES = 100;
    private static final int LONGEST_PID = 100;

    private final RecoveryStore store;
    private final Recovery recovery;
    private final PacketLog latest;
    private final long maxBytes;
    private final long start = System.nanoTime();

    /// @param latest what this server remembers
    /// @param maxBytes most that may be missed
    Recall(RecoveryStore store, Recovery recovery, PacketLog latest, long maxBytes) {
        this.store = store;
        this.recovery = recovery;
        this.latest = latest;
        this.maxBytes = maxBytes;
    }

    /// One that begins, if nothing can be continued, or the store does not say so within 2 s.
    SocketRecovery claim(String pid, @Nullable Object offset) {
        try {
            return found(pid, offset instanceof String text ? store.position(text) : -1);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            log.debug("The store does not tell of a session: {}", e.toString());
        } catch (RuntimeException e) {
            log.error("A session could not be continued", e);
        }
        return new SocketRecovery();
    }

    private SocketRecovery found(String pid, long seen)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (pid.length() > LONGEST_PID || recovery.position() < 0) {
            return new SocketRecovery();
        }
        var session = await(store.take(pid)).orElse(null);
        if (session == null || session.missedAfter(seen) < 0) {
            return new SocketRecovery();
        }
        return recall(session, session.missedAfter(seen));
    }

    private SocketRecovery recall(RecoverableSession session, long missedAfter)
            throws InterruptedException, ExecutionException, TimeoutException {
        var recalled = new ArrayList<StoredPacket>();
        long bytes = 0;
        long upTo = missedAfter;
        boolean isLast = false;
        for (int pages = 0; !latest.reaches(upTo) && !isLast && pages < MOST_PAGES; pages++) {
            var page = await(store.after(upTo));
            for (var stored : page.events()) {
                if (session.gets(stored.position(), stored.options())) {
                    var packet = recovery.packet(stored);
                    recalled.add(packet);
                    bytes += packet.size();
                }
            }
            upTo = page.upTo();
            isLast = page.isLast() || bytes > maxBytes;
        }
        boolean whole = latest.reaches(upTo) && (upTo == missedAfter || await(store.oldest()) <= missedAfter);
        return whole ? new SocketRecovery(session, upTo, recalled) : new SocketRecovery();
    }

    private <T> T await(CompletableFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(PATIENCE.toNanos() - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
    }
}

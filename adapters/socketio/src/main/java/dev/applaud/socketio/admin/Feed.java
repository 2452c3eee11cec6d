package dev.applaud.socketio.admin;

import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.SocketIoMetrics;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells all admins, on all servers, in order. What happens is told here under locks of rooms and on threads that must
/// not be held up, so it leaves by a thread of its own; if that cannot keep up, what comes is dropped.
final class Feed {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final int MOST_WAITING = 10_000;

    private final Namespace admin;
    private final SocketIoMetrics metrics;

    /// Both guarded by this.
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    private boolean working;

    Feed(Namespace admin, SocketIoMetrics metrics) {
        this.admin = admin;
        this.metrics = metrics;
    }

    void tell(String event, @Nullable Object... args) {
        if (!add(() -> emit(event, args))) {
            metrics.limitReached("admin.maxQueued");
        }
    }

    private synchronized boolean add(Runnable message) {
        if (waiting.size() >= MOST_WAITING) {
            return false;
        }
        waiting.add(message);
        if (!working) {
            working = true;
            Thread.startVirtualThread(this::work);
        }
        return true;
    }

    private void work() {
        for (var message = next(); message != null; message = next()) {
            message.run();
        }
    }

    private void emit(String event, @Nullable Object[] args) {
        try {
            admin.emit(event, args);
        } catch (RuntimeException e) {
            log.debug("Admins are not told of {}: {}", event, e.getMessage());
        }
    }

    private synchronized @Nullable Runnable next() {
        var message = waiting.poll();
        working = message != null;
        return message;
    }
}

package dev.applaud.socketio;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what concerns one socket, one task after another. It has a virtual thread only while there is something to do,
/// and whoever posts never waits. What bounds it is the connection, which stops reading when too much is queued.
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    /// Guarded by this; null while nothing runs.
    private @Nullable Queue<Runnable> tasks;

    void post(Runnable task) {
        synchronized (this) {
            if (tasks != null) {
                tasks.add(task);
                return;
            }
            tasks = new ArrayDeque<>(4);
            tasks.add(task);
        }
        Thread.startVirtualThread(this::work);
    }

    private void work() {
        for (var task = next(); task != null; task = next()) {
            run(task);
        }
    }

    private synchronized @Nullable Runnable next() {
        var task = tasks == null ? null : tasks.poll();
        if (task == null) {
            tasks = null;
        }
        return task;
    }

    /// Runs application code, whose failures end here, errors too: the tasks behind must still run.
    static void run(Runnable applicationCode) {
        try {
            applicationCode.run();
        } catch (RuntimeException | Error e) {
            log.error("A Socket.IO handler failed", e);
        }
    }
}

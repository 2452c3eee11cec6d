package dev.applaud.realtime;

import dev.applaud.application.Timer;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one thread that waits for what is to happen later; tasks must not wait for anything. To be closed after the
/// server that it serves: from then on it takes no task.
public final class TimerThread implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    public TimerThread() {
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("timer").factory());
        // Most tokens outlive their connection by far: its task must not.
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        var scheduled = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}

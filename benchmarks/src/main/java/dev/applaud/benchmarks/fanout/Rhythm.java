package dev.applaud.benchmarks.fanout;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Does something again and again, at a steady rate, on a thread of its own. What takes too long is not made up for.
final class Rhythm implements AutoCloseable {
    private final Thread thread;
    private volatile boolean over;

    /// Begins at any time within the first pause, so that several do not go together.
    Rhythm(double perSecond, Runnable beat) {
        long pause = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        thread = Thread.startVirtualThread(() -> {
            long due = System.nanoTime() - ThreadLocalRandom.current().nextLong(pause);
            while (!over) {
                due = Math.max(due + pause, System.nanoTime());
                sleepUntil(due);
                beat.run();
            }
        });
    }

    private static void sleepUntil(long due) {
        try {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Comes back when the last is done.
    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

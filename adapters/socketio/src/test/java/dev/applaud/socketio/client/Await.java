package dev.applaud.socketio.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what no event tells of.
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = 500_000;

    private Await() {}

    /// Until somebody opens it, for code that may not throw what is checked.
    public static void latch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Looks again and again; fails after 20 s.
    public static void until(String what, BooleanSupplier condition) {
        until(() -> what, condition);
    }

    /// The same; `instead` tells how it is when it failed.
    public static void until(Supplier<String> instead, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("In vain awaited: " + instead.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}

package dev.applaud.application.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Many callers at once, each on a thread of its own that the system may interrupt anywhere.
public final class Crowd {
    private Crowd() {}

    /// Has each of so many callers do something, all at the same time; what came of it, in the callers' order.
    ///
    /// @throws AssertionError if any of them failed
    public static <T> List<T> of(int callers, IntFunction<T> work) {
        var start = new CountDownLatch(1);
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(waiting(start, i, work)));
            }
            start.countDown();
            return running.stream().map(Crowd::result).toList();
        }
    }

    private static <T> Callable<T> waiting(CountDownLatch start, int caller, IntFunction<T> work) {
        return () -> {
            start.await();
            return work.apply(caller);
        };
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("One of the crowd failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}

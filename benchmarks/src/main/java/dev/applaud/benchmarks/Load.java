package dev.applaud.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// So many callers at once, each of whom calls again as soon as it is answered.
record Load(int callers, Duration time) {
    interface Call {
        /// @param caller from 0
        /// @param number of this caller's calls, from 0
        void make(int caller, int number);
    }

    /// @param calls how many were answered
    /// @param perSecond calls
    /// @param p99 of the time to the answer, in milliseconds
    record Result(long calls, double perSecond, double p99) {}

    Result run(Call call) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(caller(call, i, end)));
            }
            var nanos = new ArrayList<long[]>();
            for (var it : running) {
                nanos.add(it.get());
            }
            return result(nanos, System.nanoTime() - start);
        }
    }

    private static Callable<long[]> caller(Call call, int caller, long end) {
        return () -> {
            var nanos = new long[1024];
            int made = 0;
            for (long now = System.nanoTime(); now < end; made++) {
                call.make(caller, made);
                long then = System.nanoTime();
                nanos = made < nanos.length ? nanos : Arrays.copyOf(nanos, 2 * made);
                nanos[made] = then - now;
                now = then;
            }
            return Arrays.copyOf(nanos, made);
        };
    }

    private static Result result(ArrayList<long[]> nanos, long elapsed) {
        var all = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(all.length, all.length * 1e9 / elapsed, all[all.length * 99 / 100] / 1e6);
    }
}

package dev.applaud.benchmarks.fanout;

import java.util.Arrays;

/// How long something took, again and again. For one thread.
final class Times {
    private long[] nanos = new long[1 << 10];
    private int count;

    void add(long more) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = more;
    }

    /// Milliseconds within which this share of them was done; NaN if there is none.
    double within(double share) {
        Arrays.sort(nanos, 0, count);
        return count == 0 ? Double.NaN : nanos[(int) Math.ceil(share * count) - 1] / 1e6;
    }

    @Override
    public String toString() {
        return "%,d: p50 %.1f ms, p99 %.1f ms, max %.1f ms".formatted(count, within(0.5), within(0.99), within(1));
    }
}

package dev.applaud.redis;

import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next try to connect: longer each time up to a second, and by chance up to half as long,
/// so that servers do not all come at once to a Redis that is back. For one thread.
final class Backoff {
    private static final long SHORTEST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 1_000;

    private long millis = SHORTEST_MILLIS;

    void reset() {
        millis = SHORTEST_MILLIS;
    }

    void pause() throws InterruptedException {
        long longest = millis;
        millis = Math.min(2 * millis, LONGEST_MILLIS);
        Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}

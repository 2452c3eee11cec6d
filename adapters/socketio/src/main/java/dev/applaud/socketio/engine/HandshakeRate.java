package dev.applaud.socketio.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// How many sessions may be opened in a second. After a quiet time a second's worth may come at once.
final class HandshakeRate {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /// Nanoseconds that each takes.
    private final long share;

    /// When all that were let in so far would have come, had they kept to the rate.
    private final AtomicLong takenUpTo = new AtomicLong();

    /// @param perSecond 0: as many as come
    HandshakeRate(int perSecond) {
        this.share = perSecond == 0 ? 0 : SECOND / perSecond;
    }

    /// Lets one in, unless that would be too many.
    ///
    /// @param now in nanoseconds, from 0 on
    boolean take(long now) {
        while (true) {
            long before = takenUpTo.get();
            long after = Math.max(before, now) + share;
            if (after - now > SECOND) {
                return false;
            }
            if (takenUpTo.compareAndSet(before, after)) {
                return true;
            }
        }
    }
}

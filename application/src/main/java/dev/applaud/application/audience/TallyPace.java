package dev.applaud.application.audience;

import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.audience.RoomEvent.Merged;
import dev.applaud.domain.audience.RoomEvent.TallyChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How fast a room is told the changes of one tally. Up to a second's worth of them may come at once; what comes faster
/// is held, and told at the steady rate as the newest change, which stands for all that were held. For one thread at a
/// time.
final class TallyPace {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Duration interval;
    private Instant spent = Instant.EPOCH;
    private @Nullable TallyChanged held;
    private long changes;

    /// @param perSecond from 1
    TallyPace(int perSecond) {
        this.interval = SECOND.dividedBy(perSecond);
    }

    /// Whether a change waits to be released.
    boolean isHolding() {
        return held != null;
    }

    /// Holds the change, in place of an older one, unless it may be told now.
    ///
    /// @return how long until what is held is to be released; zero if the change is not held but to be told now
    Duration offer(TallyChanged change, Instant now) {
        var wait = held == null ? untilFree(now) : interval;
        if (wait.isZero()) {
            spend(now);
        } else {
            held = change;
            changes++;
        }
        return wait;
    }

    /// What was held, which is to be told now.
    InVideo release(Instant now) {
        var newest = Objects.requireNonNull(held);
        var event = changes == 1 ? newest : new Merged(newest, changes);
        held = null;
        changes = 0;
        spend(now);
        return event;
    }

    /// A clock that was set back makes nobody wait for longer than an interval.
    private Duration untilFree(Instant now) {
        var wait = Duration.between(now, spent).minus(SECOND).plus(interval);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(interval) < 0 ? wait : interval;
    }

    private void spend(Instant now) {
        spent = (spent.isBefore(now) ? now : spent).plus(interval);
    }
}

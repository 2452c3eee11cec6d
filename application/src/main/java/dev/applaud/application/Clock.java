package dev.applaud.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The time as Applaud keeps it: to the millisecond, so that what was stored and what was told are equal.
public final class Clock {
    private final InstantSource source;

    public Clock(InstantSource source) {
        this.source = source;
    }

    public Instant now() {
        return source.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package dev.applaud.application.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Stands still until told to go on. Any thread.
public final class SettableClock implements InstantSource {
    private Instant now;

    public SettableClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}

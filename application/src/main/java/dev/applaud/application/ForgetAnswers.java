package dev.applaud.application;

import dev.applaud.domain.Attempts;

/// Forgets the answers that were kept for further attempts, once their time is over; a few at a time, so that nobody
/// waits for it.
public final class ForgetAnswers {
    private static final int AT_A_TIME = 500;

    private final Attempts attempts;
    private final Clock clock;

    public ForgetAnswers(Attempts attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /// Returns when nothing is left to forget.
    public void forget() {
        var now = clock.now();
        int forgotten;
        do {
            forgotten = attempts.forget(now, AT_A_TIME);
        } while (forgotten == AT_A_TIME);
    }
}

package dev.applaud.domain;

import java.time.Instant;

/// The answers that were given to attempts with a key. Changes that are stored keep theirs themselves, in the same
/// transaction.
public interface Attempts {
    /// Keeps the answer to a request that stores nothing else; refused if it was kept before. To be called before the
    /// request is carried out, so that it is never carried out twice.
    <T> Outcome<T> remember(Attempt<T> attempt, T value, Instant at);

    /// Forgets answers whose time is over, at most so many.
    ///
    /// @return how many were forgotten
    int forget(Instant now, int atMost);
}

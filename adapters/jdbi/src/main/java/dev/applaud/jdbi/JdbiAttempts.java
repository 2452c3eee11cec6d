package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Attempts;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import java.time.Instant;

/// The answers that were given to attempts with a key.
public final class JdbiAttempts implements Attempts {
    private final Transactions transactions;

    JdbiAttempts(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Without a key, this is possible without a database too.
    @Override
    public <T> Outcome<T> remember(Attempt<T> attempt, T value, Instant at) {
        return switch (attempt) {
            case Attempt.Unkeyed<T>() -> Outcome.done(value);
            case Attempt.Keyed<T> keyed ->
                transactions.once(keyed, at, _ -> value, new Refusal.Conflict("Another attempt is under way"));
        };
    }

    @Override
    public int forget(Instant now, int atMost) {
        return transactions.write(handle -> handle.execute(
                "DELETE FROM kept_answer WHERE kept_at <= ? LIMIT ?",
                now.minus(Attempt.KEPT).toEpochMilli(),
                atMost));
    }
}

package dev.applaud.application.fake;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Attempts;
import dev.applaud.domain.Outcome;
import java.time.Instant;
import java.util.Map;

/// The answers that were given to attempts with a key, in memory.
public final class InMemoryAttempts implements Attempts {
    private final InMemoryStorage storage;

    InMemoryAttempts(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public <T> Outcome<T> remember(Attempt<T> attempt, T value, Instant at) {
        return storage.once(attempt, at, () -> Outcome.done(value));
    }

    @Override
    public int forget(Instant now, int atMost) {
        return storage.alone(() -> {
            var over = storage.answers.entrySet().stream()
                    .filter(it -> it.getValue().isOver(now))
                    .limit(atMost)
                    .map(Map.Entry::getKey)
                    .toList();
            storage.answers.keySet().removeAll(over);
            return over.size();
        });
    }
}

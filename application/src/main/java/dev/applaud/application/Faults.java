package dev.applaud.application;

import dev.applaud.domain.Refusal;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The one answer to what should not happen: an edge that catches an exception asks here what to tell its client.
/// The cause goes to the log under an id, and nowhere else. Any thread.
public final class Faults {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Predicate<Throwable> isOutage;
    private final Supplier<String> ids;
    private final BiConsumer<Refusal, Throwable> log;

    /// @param isOutage tells a dependency out of reach from a bug
    /// @param log is told each fault once, with what the client will hear
    public Faults(Predicate<Throwable> isOutage, Supplier<String> ids, BiConsumer<Refusal, Throwable> log) {
        this.isOutage = isOutage;
        this.ids = ids;
        this.log = log;
    }

    public Refusal refusalOf(Throwable fault) {
        Refusal refusal = isOutage.test(fault) ? new Refusal.Unavailable(RETRY_AFTER) : new Refusal.Internal(ids.get());
        log.accept(refusal, fault);
        return refusal;
    }
}

package dev.applaud.jdbi;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Whether the database lately refused to write, and why. Told what failed, it remembers for three seconds: as long as
/// somebody tries it knows, and soon after the last refusal all is well. Any thread.
public final class RefusedWrites implements Consumer<Throwable> {
    private static final long MEMORY_NANOS = Duration.ofSeconds(3).toNanos();

    /// By option, by mode, by transaction; H2's.
    private static final Set<Integer> READ_ONLY = Set.of(1290, 1836, 1792, 90097);

    /// The disk, a table; H2's failed writes.
    private static final Set<Integer> FULL = Set.of(1021, 1114, 90028, 90031);

    /// H2 has no code of its own for a full disk, nor for a file that was closed under it.
    private static final int H2_GENERAL = 50000;

    private final LongSupplier nanos;
    private volatile @Nullable Refusal last;

    private record Refusal(String reason, long since) {}

    RefusedWrites(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Passes over whatever says nothing about writing.
    @Override
    public void accept(Throwable fault) {
        reason(fault).ifPresent(it -> last = new Refusal(it, nanos.getAsLong()));
    }

    /// In words; empty while nothing is known against writing.
    public Optional<String> reason() {
        return Optional.ofNullable(last)
                .filter(it -> nanos.getAsLong() - it.since() < MEMORY_NANOS)
                .map(Refusal::reason);
    }

    private static Optional<String> reason(Throwable fault) {
        if (hasCode(fault, READ_ONLY)) {
            return Optional.of("The database is read-only");
        }
        if (hasCode(fault, FULL) || isFailedWrite(fault)) {
            return Optional.of("The database is full, or its files can't be written");
        }
        return Optional.empty();
    }

    private static boolean hasCode(Throwable fault, Set<Integer> codes) {
        return SqlErrors.of(fault).anyMatch(it -> codes.contains(it.getErrorCode()));
    }

    static boolean isFailedWrite(Throwable error) {
        return hasCode(error, Set.of(H2_GENERAL)) && SqlErrors.causes(error).anyMatch(IOException.class::isInstance);
    }
}

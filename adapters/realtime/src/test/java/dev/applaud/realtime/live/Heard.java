package dev.applaud.realtime.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What came in, in order; waits for what is still to come. Any thread.
final class Heard<T> {
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    private final List<T> all = new ArrayList<>();
    private final List<T> history = new ArrayList<>();

    synchronized void add(T heard) {
        all.add(heard);
        history.add(heard);
        notifyAll();
    }

    /// Takes the first such, which has come or comes in time.
    ///
    /// @throws AssertionError if none comes
    T take(String described, Predicate<T> wanted) {
        return poll(DEADLINE_NANOS, wanted)
                .orElseThrow(() -> new AssertionError("No " + described + " among " + list()));
    }

    synchronized Optional<T> poll(long nanos, Predicate<T> wanted) {
        long end = System.nanoTime() + nanos;
        try {
            while (true) {
                var found = all.stream().filter(wanted).findFirst();
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (found.isPresent() || millis <= 0) {
                    found.ifPresent(all::remove);
                    return found;
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /// Everything, also what was taken.
    synchronized List<T> history() {
        return List.copyOf(history);
    }

    synchronized List<T> list() {
        return List.copyOf(all);
    }
}

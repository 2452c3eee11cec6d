package dev.applaud.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of an ordered list, and where it goes on; no cursor means that this was the end.
public record Page<T>(List<T> items, @Nullable Cursor nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /// Cuts a page out of what was found when asking for one item more than the page holds.
    public static <T> Page<T> cut(List<T> found, int limit, Function<T, Cursor> cursorOf) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        return new Page<>(found.subList(0, limit), cursorOf.apply(found.get(limit - 1)));
    }

    public Optional<Cursor> next() {
        return Optional.ofNullable(nextCursor);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor);
    }
}

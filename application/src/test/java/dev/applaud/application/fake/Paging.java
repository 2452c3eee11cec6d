package dev.applaud.application.fake;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Page;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The order of all lists: newest first, ties by id.
final class Paging {
    private static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::at).thenComparing(Cursor::id).reversed();

    private Paging() {}

    static <T> List<T> newestFirst(Stream<T> all, Function<T, Cursor> cursorOf) {
        return all.sorted(Comparator.comparing(cursorOf, NEWEST_FIRST)).toList();
    }

    static <T> Page<T> page(Stream<T> all, Function<T, Cursor> cursorOf, @Nullable Cursor after, int limit) {
        var rest = newestFirst(all, cursorOf).stream()
                .filter(it -> after == null || NEWEST_FIRST.compare(cursorOf.apply(it), after) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.cut(rest, limit, cursorOf);
    }
}

package dev.applaud.application.contract;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads lists page by page.
final class Paging {
    interface Read<T> {
        Page<T> after(@Nullable Cursor cursor);
    }

    private Paging() {}

    /// Everything, from the first page to the one without a next.
    static <T> List<T> all(Read<T> read) {
        var items = new ArrayList<T>();
        var page = read.after(null);
        items.addAll(page.items());
        while (page.nextCursor() != null) {
            page = read.after(Cursor.parse(page.nextCursor().toString()));
            items.addAll(page.items());
        }
        return items;
    }

    static <T> Comparator<T> newestFirst(Function<T, Cursor> cursorOf) {
        Comparator<T> oldestFirst = Comparator.comparing(
                        (T it) -> cursorOf.apply(it).at())
                .thenComparing(it -> cursorOf.apply(it).id());
        return oldestFirst.reversed();
    }
}

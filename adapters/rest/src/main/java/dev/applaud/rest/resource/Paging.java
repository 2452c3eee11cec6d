package dev.applaud.rest.resource;

import dev.applaud.application.Input;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Page;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for. To be read only after the parameters were checked.
final class Paging {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final boolean isKeyset;
    private final Supplier<@Nullable Cursor> after;
    private final Supplier<@Nullable Integer> page;
    private final Supplier<@Nullable Integer> limit;

    Paging(Input query) {
        isKeyset = query.has("after");
        after = query.optionalText("after", text -> text.isEmpty() ? null : Cursor.parse(text));
        page = query.optionalText("page", Paging::pageIn);
        limit = query.optionalText("limit", Paging::limitIn);
    }

    boolean isKeyset() {
        return isKeyset;
    }

    @Nullable
    Cursor after() {
        return after.get();
    }

    /// From 1.
    int page() {
        var number = page.get();
        return number == null ? 1 : number;
    }

    int limit() {
        var number = limit.get();
        return number == null ? DEFAULT_LIMIT : number;
    }

    /// The cursor as clients know it; null at the end of the list.
    static @Nullable String cursor(Page<?> page) {
        return page.next().map(Cursor::toString).orElse(null);
    }

    /// However large: beyond the end there is an empty page, not an error.
    private static int pageIn(String text) {
        int page = wholeNumberIn(text);
        if (page < 1) {
            throw new IllegalArgumentException("must be a whole number from 1");
        }
        return page;
    }

    private static int limitIn(String text) {
        int limit = wholeNumberIn(text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("must be a whole number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /// 0 for what isn't a whole number, and the largest for what is larger still.
    private static int wholeNumberIn(String text) {
        if (!text.matches("[0-9]+")) {
            return 0;
        }
        var digits = text.replaceFirst("^0+", "");
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt("0" + digits);
    }
}

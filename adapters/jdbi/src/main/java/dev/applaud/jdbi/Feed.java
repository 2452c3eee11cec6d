package dev.applaud.jdbi;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The contents of those whom somebody follows. Each creator's contents are a list, and only those lists that begin
/// newest can have a part in a page. So a page costs in proportion to how many creators are followed, and not to how
/// much they have published. For a transaction in which nothing changes between two statements.
record Feed(Handle handle, UserId follower) {
    private static final int LISTS_AT_ONCE = 128;
    private static final List<String> INDEX = List.of("owner_id", "removed", "created_at", "id");

    /// A list that isn't empty.
    private record Listed(String creator, Cursor newest) {
        static final Comparator<Listed> NEWEST_FIRST = Comparator.comparing(
                        (Listed it) -> it.newest().at())
                .thenComparing(it -> it.newest().id())
                .reversed();
    }

    /// @param after null for the first page
    List<Content> after(@Nullable Cursor after, int rows) {
        var creators = creators();
        var leading = creators.size() <= rows ? creators : leading(creators, after, rows);
        if (leading.isEmpty()) {
            return List.of();
        }
        return Keyset.merged(handle, lists(JdbiContents.COLUMNS, leading), after, rows, rows)
                .map((row, _) -> JdbiContents.content(row))
                .list();
    }

    private List<String> creators() {
        return handle.select("SELECT creator_id FROM follow WHERE follower_id = ?", follower.value())
                .mapTo(String.class)
                .list();
    }

    private List<String> leading(List<String> creators, @Nullable Cursor after, int number) {
        return creators.stream()
                .gather(Gatherers.windowFixed(LISTS_AT_ONCE))
                .flatMap(some -> leadingOf(some, after, number).stream())
                .sorted(Listed.NEWEST_FIRST)
                .limit(number)
                .map(Listed::creator)
                .toList();
    }

    private List<Listed> leadingOf(List<String> creators, @Nullable Cursor after, int number) {
        return Keyset.merged(handle, lists("owner_id, created_at, id", creators), after, 1, number)
                .map((row, _) -> new Listed(
                        row.getString("owner_id"),
                        new Cursor(Instant.ofEpochMilli(row.getLong("created_at")), row.getString("id"))))
                .list();
    }

    private static List<Keyset> lists(String columns, List<String> creators) {
        var select = "SELECT " + columns + " FROM content WHERE owner_id = ? AND removed = FALSE";
        return creators.stream()
                .map(it -> new Keyset(select, List.of(it), INDEX))
                .toList();
    }
}

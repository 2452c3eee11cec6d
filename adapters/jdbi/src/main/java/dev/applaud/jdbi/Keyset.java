package dev.applaud.jdbi;

import dev.applaud.domain.Cursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// A list, newest first, that is read from a cursor on. Costs the same on every page.
///
/// @param select with its conditions, and nothing after them
/// @param index all columns of the index that holds the list, in their order. The last two are time and id; the
/// conditions hold each of the others to one value.
record Keyset(String select, List<String> arguments, List<String> index) {
    Keyset {
        arguments = List.copyOf(arguments);
        index = List.copyOf(index);
    }

    /// @param after null for the first page
    Query after(Handle handle, @Nullable Cursor after, int rows) {
        return handle.select(sql(handle, after), values(after, rows).toArray());
    }

    /// Several lists, each of which has columns `created_at` and `id`, as one.
    ///
    /// @param each how many rows of each list are enough
    static Query merged(Handle handle, List<Keyset> lists, @Nullable Cursor after, int each, int rows) {
        if (lists.size() == 1) {
            return lists.getFirst().after(handle, after, each);
        }
        var sql =
                lists.stream().map(it -> it.sql(handle, after)).collect(Collectors.joining(") UNION ALL (", "(", ")"));
        var all = new ArrayList<Object>();
        lists.forEach(it -> all.addAll(it.values(after, each)));
        all.add(rows);
        return handle.select(sql + " ORDER BY created_at DESC, id DESC LIMIT ?", all.toArray());
    }

    private String sql(Handle handle, @Nullable Cursor after) {
        var time = index.get(index.size() - 2);
        var id = index.getLast();
        // Not (a, b) < (?, ?): MySQL reads no range of an index for that.
        var further = after == null ? "" : " AND %1$s <= ? AND (%1$s < ? OR %2$s < ?)".formatted(time, id);
        return select + further + newestFirst(handle) + " LIMIT ?";
    }

    private List<Object> values(@Nullable Cursor after, int rows) {
        var all = new ArrayList<Object>(arguments);
        if (after != null) {
            all.addAll(Collections.nCopies(2, after.at().toEpochMilli()));
            all.add(after.id());
        }
        all.add(rows);
        return all;
    }

    /// H2 sorts the whole list unless all of the index is named; MySQL, if anything but its end is.
    String newestFirst(Handle handle) {
        var order = Keys.isH2(handle) ? index : index.subList(index.size() - 2, index.size());
        return " ORDER BY " + String.join(" DESC, ", order) + " DESC";
    }
}

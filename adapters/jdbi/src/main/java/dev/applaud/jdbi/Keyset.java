package dev.applaud.jdbi;

import dev.applaud.domain.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// A list, newest first, that is read from a cursor on. Costs the same on every page, given an index that ends with
/// the two columns.
///
/// @param select with its conditions, and nothing after them
record Keyset(String select, List<String> arguments, String timeColumn, String idColumn) {
    Keyset {
        arguments = List.copyOf(arguments);
    }

    /// @param after null for the first page
    Query after(Handle handle, @Nullable Cursor after, int rows) {
        var all = new ArrayList<Object>(arguments);
        var sql = new StringBuilder(select);
        if (after != null) {
            // Not (a, b) < (?, ?): MySQL reads no range of an index for that.
            sql.append(" AND %1$s <= ? AND (%1$s < ? OR %2$s < ?)".formatted(timeColumn, idColumn));
            all.add(after.at().toEpochMilli());
            all.add(after.at().toEpochMilli());
            all.add(after.id());
        }
        sql.append(" ORDER BY %s DESC, %s DESC LIMIT ?".formatted(timeColumn, idColumn));
        all.add(rows);
        return handle.select(sql.toString(), all.toArray());
    }
}

package dev.applaud.jdbi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Rows to be inserted into one table, many by each statement: a round trip for each row would be most of what a group
/// costs.
final class NewRows {
    private final String insert;
    private final String row;
    private final List<List<Object>> rows = new ArrayList<>();

    NewRows(String table, String... columns) {
        this.insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ";
        this.row = "(" + String.join(", ", Collections.nCopies(columns.length, "?")) + ")";
    }

    /// @param values in the order of the columns
    void add(Object... values) {
        rows.add(List.of(values));
    }

    void insert(Handle handle) {
        insert(handle, "");
    }

    void insert(Handle handle, String suffix) {
        Chunks.of(rows).forEach(some -> {
            var values = some.stream().flatMap(Collection::stream).toArray();
            handle.execute(insert + String.join(", ", Collections.nCopies(some.size(), row)) + suffix, values);
        });
    }
}

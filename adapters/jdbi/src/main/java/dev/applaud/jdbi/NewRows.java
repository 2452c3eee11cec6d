package dev.applaud.jdbi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.ParsedParameters;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;

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
            var sql = insert + String.join(", ", Collections.nCopies(some.size(), row)) + suffix;
            try (var statement = handle.createUpdate(sql)) {
                statement.getConfig(SqlStatements.class).setSqlParser(new AsItIs());
                statement.addCustomizer(new Values(some)).execute();
            }
        });
    }

    /// A statement whose values JDBI does not know of: of thousands, it would look for a way to set each.
    private static final class AsItIs implements SqlParser {
        @Override
        public ParsedSql parse(String sql, StatementContext context) {
            return ParsedSql.of(sql, ParsedParameters.named(List.of()));
        }

        @Override
        public String nameParameter(String name, StatementContext context) {
            return name;
        }
    }

    private record Values(List<List<Object>> rows) implements StatementCustomizer {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
            int position = 0;
            for (var row : rows) {
                for (var value : row) {
                    position++;
                    statement.setObject(position, value);
                }
            }
        }
    }
}

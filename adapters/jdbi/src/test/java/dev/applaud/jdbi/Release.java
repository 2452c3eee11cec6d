package dev.applaud.jdbi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// A release's schema and rows that it wrote, frozen as plain SQL among the resources of the tests.
record Release(String version) {
    /// The one whose servers may still run while the schema is brought up to date.
    static final Release PREVIOUS = new Release("1.0");

    /// Makes an empty database one of this release.
    void restore(DataSource database) {
        run(database, "schema.sql");
        writeRows(database);
    }

    /// As its servers do.
    void writeRows(DataSource database) {
        run(database, "data.sql");
    }

    private void run(DataSource database, String file) {
        Jdbi.create(database)
                .useHandle(handle -> handle.createScript(resource(file)).execute());
    }

    private String resource(String file) {
        try (var in = Release.class.getResourceAsStream("/releases/%s/%s".formatted(version, file))) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is in our own tables: a text for each row, of the columns that the release knows.
    ///
    /// @param columns by table
    static Map<String, List<String>> rows(DataSource database, Map<String, List<String>> columns) {
        var rows = new TreeMap<String, List<String>>();
        Jdbi.create(database)
                .useHandle(handle -> columns.forEach((table, names) -> rows.put(
                        table,
                        handle
                                .select("SELECT " + String.join(", ", names) + " FROM " + table)
                                .map((row, _) -> text(row, names))
                                .stream()
                                .sorted()
                                .toList())));
        return rows;
    }

    private static String text(ResultSet row, List<String> columns) throws SQLException {
        var text = new StringBuilder();
        for (var column : columns) {
            text.append(column).append('=').append(row.getString(column)).append(' ');
        }
        return text.toString();
    }

    /// The names of the columns of our own tables, by table.
    static Map<String, List<String>> columns(DataSource database) {
        return Jdbi.create(database).withHandle(handle -> handle
                .select("SELECT LOWER(table_name), LOWER(column_name) FROM information_schema.columns"
                        + " WHERE table_schema = SCHEMA() AND table_name NOT LIKE 'DATABASECHANGELOG%'")
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, TreeMap::new, mapping(Map.Entry::getValue, toList()))));
    }
}

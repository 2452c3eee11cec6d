package dev.applaud.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/// Rows by the million.
final class Million {
    static final int ROWS = 1_000_000;

    private static final int AT_ONCE = 10_000;

    private Million() {}

    /// To be called once, before anything is filled.
    static void prepare(Jdbi jdbi) {
        var numbers = IntStream.range(0, AT_ONCE).mapToObj(it -> "(" + it + ")").collect(Collectors.joining(", "));
        jdbi.useHandle(it -> it.execute("CREATE TABLE numbers (number INT PRIMARY KEY)"));
        jdbi.useHandle(it -> it.execute("INSERT INTO numbers VALUES " + numbers));
    }

    /// @param row the values, in which `n` runs from 0
    static void fill(Jdbi jdbi, String table, String columns, String row) {
        for (int from = 0; from < ROWS; from += AT_ONCE) {
            var sql = "INSERT INTO %s (%s) SELECT %s FROM (SELECT %d + number AS n FROM numbers) numbered"
                    .formatted(table, columns, row, from);
            jdbi.useHandle(it -> it.execute(sql));
        }
        jdbi.useHandle(it -> it.execute("ANALYZE TABLE " + table));
    }
}

package dev.applaud.jdbi;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/// 10,000 rows in each table, so that a database which reads one from end to end can be told from one that uses an
/// index.
final class FilledTables {
    private FilledTables() {}

    static void in(Jdbi jdbi) {
        var numbers = IntStream.range(0, 10_000).mapToObj(it -> "(" + it + ")").collect(Collectors.joining(", "));
        jdbi.useHandle(it -> it.execute("CREATE TABLE numbers (n INT PRIMARY KEY)"));
        jdbi.useHandle(it -> it.execute("INSERT INTO numbers VALUES " + numbers));
        fill(jdbi, "content", "n, 'video', n % 100, NULL, NULL, n, FALSE, 0, 0, 0, 0, 0, 0, 0");
        fill(jdbi, "content_like", "n % 50, n, n");
        fill(jdbi, "content_share", "(content_id, user_id, shared_at)", "n % 50, n, n");
        fill(jdbi, "recent_view", "n % 50, n, n");
        fill(
                jdbi,
                "content_comment",
                "n, n % 50, CASE n % 2 WHEN 0 THEN CONCAT(n - 1, '') ELSE '' END, n % 100, 'hi', n, n, 0");
        fill(jdbi, "comment_removal", "n % 50, n, n, 0, n");
        fill(jdbi, "viewing", "n, n % 50, n % 100, 1000, FALSE, n");
        fill(jdbi, "quality_count", "n, '720p', 1, 0");
        fill(jdbi, "watching", "n, 1, 1, 1000, 0, X''");
        fill(jdbi, "content_viewer", "n % 50, n");
        fill(jdbi, "viewing_quality", "n, '720p', FALSE");
        fill(jdbi, "profile", "n, NULL, NULL, FALSE");
        fill(jdbi, "follow", "n, n % 50, n");
        fill(jdbi, "kept_answer", "n, n, '', 4102444800000 + n");
    }

    private static void fill(Jdbi jdbi, String table, String row) {
        fill(jdbi, table, "", row);
    }

    private static void fill(Jdbi jdbi, String table, String columns, String row) {
        jdbi.useHandle(it -> {
            it.execute("INSERT INTO %s %s SELECT %s FROM numbers".formatted(table, columns, row));
            it.execute("ANALYZE TABLE " + table);
        });
    }
}

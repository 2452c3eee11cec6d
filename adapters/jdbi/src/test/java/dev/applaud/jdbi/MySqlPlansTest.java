package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Storage;
import dev.applaud.application.contract.StorageContract;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// All contracts once more, on tables of 10,000 rows: afterwards MySQL tells whether any of all the statements has read
/// one of them from end to end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MySqlPlansTest extends StorageContract {
    private static final String SCHEMA = "plans_test";
    private static final String N = """
            (WITH RECURSIVE digits (d) AS (SELECT 0 UNION ALL SELECT d + 1 FROM digits WHERE d < 99)
             SELECT a.d * 100 + b.d AS n FROM digits a, digits b) numbers""";

    /// Reading what a UNION has brought together counts as a scan too: few rows, and no table of ours.
    private static final String SCANS = """
             AND (sum_select_scan > 0 OR sum_select_full_join > 0 OR sum_no_index_used > 0)
             AND (digest_text NOT LIKE '%UNION%' OR sum_rows_examined > 1000 * count_star)""";

    private static final String STATEMENTS =
            " FROM performance_schema.events_statements_summary_by_digest WHERE schema_name = ?";

    private final TestPool database = TestPool.onMySql(RealMySql.sharedUrl(SCHEMA));
    private final Storage storage = TestStorage.on(database);
    private final Jdbi jdbi = Jdbi.create(database);

    @Override
    protected Storage storage() {
        return storage;
    }

    @BeforeAll
    void fill() {
        fill("content", "n, 'video', n % 100, NULL, NULL, n, FALSE, 0, 0, 0, 0, 0, 0, 0");
        fill("content_like", "n % 50, n, n");
        fill("content_share", "n + 1, n % 50, n, n");
        fill("recent_view", "n % 50, n, n");
        fill("content_comment", "n, n % 50, IF(n % 2, '', n - 1), n % 100, 'hi', n, n, 0");
        fill("comment_removal", "n % 50, n, n, 0, n");
        fill("viewing", "n, n % 50, n % 100, 1000, FALSE, n");
        fill("quality_count", "n, '720p', 1, 0");
        fill("watching", "n, 1, 1, 1000, 0, ''");
        fill("content_viewer", "n % 50, n");
        fill("viewing_quality", "n, '720p', FALSE");
        fill("profile", "n, NULL, NULL, FALSE");
        fill("follow", "n, n % 50, n");
        fill("kept_answer", "n, n, '', 4102444800000 + n");
        jdbi.useHandle(it -> it.execute("TRUNCATE performance_schema.events_statements_summary_by_digest"));
    }

    private void fill(String table, String row) {
        jdbi.useHandle(it -> {
            it.execute("INSERT INTO %s SELECT %s FROM %s".formatted(table, row, N));
            it.execute("ANALYZE TABLE " + table);
        });
    }

    @AfterAll
    void noneOfThemHasReadATableFromEndToEnd() {
        var all = digests("");
        var scans = digests(SCANS);
        database.close();
        assertThat(all).hasSizeGreaterThan(30);
        assertThat(scans).isEmpty();
    }

    private List<String> digests(String condition) {
        return jdbi.withHandle(it -> it.select("SELECT digest_text" + STATEMENTS + condition, SCHEMA)
                .mapTo(String.class)
                .list());
    }
}

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

    /// Reading what a UNION has brought together counts as a scan too: few rows, and no table of ours.
    private static final String SCANS = """
             AND (sum_select_scan > 0 OR sum_select_full_join > 0 OR sum_no_index_used > 0)
             AND (digest_text NOT LIKE '%UNION%' OR sum_rows_examined > 1000 * count_star)""";

    /// Whether these use an index is not counted, but how many rows they look at.
    private static final String SCANNING_CHANGES =
            " AND digest_text REGEXP '^(UPDATE|DELETE)' AND sum_rows_examined > 1000 * count_star";

    /// What is read page by page comes in the order of its index. That of several lists is brought together by sorting.
    private static final String SORTED_PAGES =
            " AND sum_sort_rows > 0 AND digest_text LIKE '%LIMIT%'" + " AND digest_text NOT LIKE '%UNION%'";

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
        FilledTables.in(jdbi);
        jdbi.useHandle(it -> it.execute("TRUNCATE performance_schema.events_statements_summary_by_digest"));
    }

    @AfterAll
    void noneOfThemHasReadATableFromEndToEnd() {
        var all = digests("");
        var scans = digests(SCANS);
        var scanningChanges = digests(SCANNING_CHANGES);
        var sorted = digests(SORTED_PAGES);
        database.close();
        assertThat(all).hasSizeGreaterThan(30);
        assertThat(scans).isEmpty();
        assertThat(scanningChanges).isEmpty();
        assertThat(sorted).isEmpty();
    }

    private List<String> digests(String condition) {
        return jdbi.withHandle(it -> it.select("SELECT digest_text" + STATEMENTS + condition, SCHEMA)
                .mapTo(String.class)
                .list());
    }
}

package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Storage;
import dev.applaud.application.contract.StorageContract;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// All contracts once more, on tables of 10,000 rows: afterwards H2 tells how it reads for each of all the statements.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class H2PlansTest extends StorageContract {
    private final TestPool database;
    private final Storage storage;
    private final Jdbi jdbi;

    H2PlansTest(@TempDir Path directory) {
        this.database = TestPool.on(new EmbeddedDatabase(directory));
        this.storage = TestStorage.on(database);
        this.jdbi = Jdbi.create(database);
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @BeforeAll
    void fill() {
        FilledTables.in(jdbi);
        jdbi.useHandle(it -> it.execute("SET QUERY_STATISTICS_MAX_ENTRIES 10000"));
        jdbi.useHandle(it -> it.execute("SET QUERY_STATISTICS TRUE"));
    }

    @AfterAll
    void eachReadsByAnIndexAndInItsOrder() {
        var plans = statements().stream().map(this::plan).toList();
        database.close();
        assertThat(plans).hasSizeGreaterThan(30).noneMatch(it -> it.contains(".tableScan"));
        assertThat(plans)
                .filteredOn(it -> it.contains("LIMIT") || it.contains("FETCH FIRST"))
                .filteredOn(it -> it.contains("ORDER BY"))
                .hasSizeGreaterThan(10)
                .allMatch(it -> it.contains("index sorted"));
    }

    private List<String> statements() {
        return jdbi.withHandle(it -> it.select("""
                        SELECT sql_statement FROM information_schema.query_statistics
                        WHERE REGEXP_LIKE(sql_statement, '^\\(*(SELECT|UPDATE|DELETE|INSERT)')""").mapTo(String.class).list());
    }

    private String plan(String sql) {
        var zeros =
                Collections.nCopies((int) sql.chars().filter(it -> it == '?').count(), "0");
        return jdbi.withHandle(it ->
                it.select("EXPLAIN " + sql, zeros.toArray()).mapTo(String.class).one());
    }
}

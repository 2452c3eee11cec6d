package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Statements that would take for ever end, and are told as outages.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TimeLimitsTest {
    private static final TimeLimits SHORT = new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(1));
    private static final String NUMBERS =
            "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n" + " WHERE i < 900) SELECT i FROM n)";
    private static final String ENDLESS =
            "SELECT COUNT(*) FROM %1$s a, %1$s b, %1$s c, %1$s d WHERE a.i * b.i = c.i + d.i".formatted(NUMBERS);

    private final JdbiOutages outages = new JdbiOutages();
    private final TestPool mySql = TestPool.onMySql(RealMySql.sharedUrl("time_limits_test"), SHORT);
    private final TestPool h2;

    TimeLimitsTest(@TempDir Path directory) {
        this.h2 = TestPool.on(new EmbeddedDatabase(directory), SHORT);
    }

    @AfterAll
    void close() {
        mySql.close();
        h2.close();
    }

    @Test
    void aLongReadIsCutOffByMySql() {
        assertIsCutOff(mySql, ENDLESS);
    }

    @Test
    void aLongReadIsCutOffByH2() {
        assertIsCutOff(h2, ENDLESS);
    }

    @Test
    void aLongWriteIsCutOffAtMySqlsSocket() {
        assertIsCutOff(mySql, "CREATE TABLE cut (n BIGINT) AS " + ENDLESS.replace("COUNT(*)", "COUNT(*) AS n"));
    }

    @Test
    void aTableThatIsBeingAlteredIsNotWaitedForLong() {
        var jdbi = Jdbi.create(mySql);
        jdbi.useHandle(it -> it.execute("CREATE TABLE altered (id INT)"));
        try (var holder = jdbi.open()) {
            holder.begin();
            holder.select("SELECT * FROM altered").mapToMap().list();

            assertIsCutOff(mySql, "ALTER TABLE altered ADD COLUMN more INT");
            holder.rollback();
        }
    }

    @Test
    void aWriteToMySqlIsOneStatement() throws SQLException {
        try (var connection = mySql.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE written (id INT)");
            long before = statements(statement);
            statement.executeUpdate("INSERT INTO written VALUES (1)");
            assertThat(statements(statement) - before - 1).isOne();
        }
    }

    /// How many the session has run, the asking included.
    private static long statements(Statement statement) throws SQLException {
        try (var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Questions'")) {
            status.next();
            return status.getLong(2);
        }
    }

    @Test
    void allRunsThatWaitForALockStayWithinTheLimit() {
        assertThat(SHORT.ofH2()).isEqualTo(";QUERY_TIMEOUT=1000;LOCK_TIMEOUT=200");
        assertThat(new TimeLimits(Duration.ofSeconds(1), Duration.ofSeconds(10))
                        .ofMySql()
                        .get("sessionVariables"))
                .isEqualTo("max_execution_time=10000,innodb_lock_wait_timeout=2,lock_wait_timeout=10");
    }

    @Test
    void refusesLimitsThatNobodyCouldKeep() {
        assertThatThrownBy(() -> new TimeLimits(Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessageContaining("connect");
        assertThatThrownBy(() -> new TimeLimits(Duration.ofSeconds(1), Duration.ofMillis(999)))
                .hasMessageContaining("statement");
    }

    private void assertIsCutOff(TestPool database, String sql) {
        var fault = catchThrowable(() -> Jdbi.create(database).useHandle(it -> it.execute(sql)));

        assertThat(outages.test(fault)).as(() -> String.valueOf(fault)).isTrue();
    }
}

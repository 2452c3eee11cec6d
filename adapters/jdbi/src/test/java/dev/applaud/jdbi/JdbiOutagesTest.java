package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbiOutagesTest {
    private static final String MYSQL_URL = RealMySql.sharedUrl("outages_test");

    private final JdbiOutages outages = new JdbiOutages();
    private final TestPool embedded;

    JdbiOutagesTest(@TempDir Path directory) {
        this.embedded = TestPool.on(new EmbeddedDatabase(directory));
    }

    @AfterAll
    void close() {
        embedded.close();
    }

    @Test
    void aRefusedConnectionIsAnOutage() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var nowhere = Jdbi.create("jdbc:mysql://127.0.0.1:" + port + "/x?user=root&connectTimeout=1000");

        assertThat(outages.test(faultOf(nowhere, "SELECT 1"))).isTrue();
    }

    @Test
    void aServerThatNeverAnswersIsAnOutage() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = "jdbc:mysql://127.0.0.1:%d/x?user=root&connectTimeout=500&socketTimeout=500"
                    .formatted(silent.getLocalPort());

            assertThat(outages.test(faultOf(Jdbi.create(url), "SELECT 1"))).isTrue();
        }
    }

    @Test
    void anExhaustedPoolIsAnOutage() {
        try (var pool = TestPool.onMySql(MYSQL_URL).ofSize(1)) {
            pool.setMaxWait(50);
            try (var holder = Jdbi.create(pool).open()) {
                holder.execute("SELECT 1");
                assertThat(outages.test(faultOf(Jdbi.create(pool), "SELECT 1"))).isTrue();
            }
        }
    }

    @Test
    void aConnectionKilledByTheServerIsAnOutage() {
        try (var victim = Jdbi.create(MYSQL_URL).open();
                var killer = Jdbi.create(MYSQL_URL).open()) {
            killer.execute("KILL "
                    + victim.select("SELECT CONNECTION_ID()").mapTo(Long.class).one());

            assertThat(outages.test(catchThrowable(() -> victim.execute("SELECT 1"))))
                    .isTrue();
        }
    }

    @Test
    void aReadOnlyTransactionIsAnOutage() {
        try (var handle = Jdbi.create(MYSQL_URL).open()) {
            handle.execute("CREATE TABLE IF NOT EXISTS t (id INT)");
            handle.execute("START TRANSACTION READ ONLY");

            assertThat(outages.test(catchThrowable(() -> handle.execute("INSERT INTO t VALUES (1)"))))
                    .isTrue();
        }
    }

    @Test
    void aLockThatIsNotGivenIsAnOutageOnMySql() {
        try (var holder = Jdbi.create(MYSQL_URL).open();
                var waiter = Jdbi.create(MYSQL_URL).open()) {
            waiter.execute("SET SESSION innodb_lock_wait_timeout = 1");
            assertLockTimeoutIsAnOutage("on_mysql", holder, waiter);
        }
    }

    @Test
    void aLockThatIsNotGivenIsAnOutageOnH2() {
        try (var holder = onH2().open();
                var waiter = onH2().open()) {
            waiter.execute("SET LOCK_TIMEOUT 100");
            assertLockTimeoutIsAnOutage("on_h2", holder, waiter);
            waiter.execute("SET LOCK_TIMEOUT 10000");
        }
    }

    private void assertLockTimeoutIsAnOutage(String table, Handle holder, Handle waiter) {
        holder.execute("CREATE TABLE IF NOT EXISTS " + table + " (id INT PRIMARY KEY)");
        holder.execute("INSERT INTO " + table + " VALUES (1)");
        holder.begin();
        holder.execute("UPDATE " + table + " SET id = 2");

        assertThat(outages.test(catchThrowable(() -> waiter.execute("UPDATE " + table + " SET id = 3"))))
                .isTrue();
        holder.rollback();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELEKT 1", "SELECT * FROM no_such_table", "SELECT no_such_column", "SELECT 1 / 'x' FROM"})
    void aWrongStatementIsABug(String sql) {
        assertThat(outages.test(faultOf(Jdbi.create(MYSQL_URL), sql))).isFalse();
        assertThat(outages.test(faultOf(onH2(), sql))).isFalse();
    }

    @Test
    void aBrokenConstraintIsABug() {
        for (var jdbi : new Jdbi[] {Jdbi.create(MYSQL_URL), onH2()}) {
            jdbi.useHandle(it -> it.execute("CREATE TABLE unique_once (id INT PRIMARY KEY)"));
            jdbi.useHandle(it -> it.execute("INSERT INTO unique_once VALUES (1)"));

            assertThat(outages.test(faultOf(jdbi, "INSERT INTO unique_once VALUES (1)")))
                    .isFalse();
        }
    }

    @Test
    void anythingElseIsABug() {
        assertThat(outages.test(new NullPointerException())).isFalse();
        assertThat(outages.test(new IllegalStateException(new IOException()))).isFalse();
    }

    @Test
    void aCauseIsFoundAtAnyDepth() {
        var deep = new IllegalStateException(new RuntimeException(new SQLException("gone", "08S01")));

        assertThat(outages.test(deep)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "HY000, 1021",
        "HY000, 1114",
        "HY000, 1290",
        "08004, 1040",
        "42000, 1226",
        "90098, 90098",
        "90097, 90097"
    })
    void whatCanNotBeProvokedHereIsToldByItsCode(String state, int code) {
        assertThat(outages.test(new SQLException("said the server", state, code)))
                .isTrue();
    }

    @Test
    void aWriteThatFailedIsAnOutageOnH2AndAnyOtherGeneralErrorABug() {
        var full = new IllegalStateException("Writing failed", new IOException("No space left on device"));

        assertThat(outages.test(new SQLException("General error", "HY000", 50_000, full)))
                .isTrue();
        assertThat(outages.test(new SQLException("General error", "HY000", 50_000)))
                .isFalse();
    }

    private Jdbi onH2() {
        return Jdbi.create(embedded);
    }

    private static Throwable faultOf(Jdbi jdbi, String sql) {
        return catchThrowable(() -> jdbi.useHandle(handle -> handle.execute(sql)));
    }
}

package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.application.contract.Crowd;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TransactionsTest {
    private static final TestPool DATABASE = TestPool.onMySql(RealMySql.sharedUrl("transactions_test"));

    private final Jdbi jdbi = Jdbi.create(DATABASE);
    private final Transactions transactions = new Transactions(jdbi);

    @BeforeAll
    static void createTable() {
        Jdbi.create(DATABASE).useHandle(it -> it.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT)"));
    }

    @AfterAll
    static void close() {
        Jdbi.create(DATABASE).useHandle(it -> it.execute("DROP TABLE t"));
        DATABASE.close();
    }

    @Test
    void runsTheVictimOfADeadlockAgain() {
        insert(1);
        insert(2);
        var bothHoldOne = new CyclicBarrier(2);
        var runs = new AtomicInteger();

        Crowd.of(
                2,
                i -> transactions.write(handle -> {
                    increment(handle, 1 + i);
                    if (runs.incrementAndGet() <= 2) {
                        await(bothHoldOne);
                    }
                    return increment(handle, 2 - i);
                }));

        assertThat(runs).hasValue(3);
        assertThat(value(1)).isEqualTo(2);
        assertThat(value(2)).isEqualTo(2);
    }

    @Test
    void undoesWorkThatThrows() {
        insert(3);

        assertThatThrownBy(() -> transactions.write(handle -> {
                    increment(handle, 3);
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
        assertThat(value(3)).isZero();
    }

    @Test
    void runsABugOnlyOnce() {
        var runs = new AtomicInteger();

        assertThatThrownBy(() -> transactions.write(handle -> {
                    runs.incrementAndGet();
                    return handle.execute("SELEKT 1");
                }))
                .isInstanceOf(UnableToExecuteStatementException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void givesUpAfterFiveRuns() {
        insert(4);
        var runs = new AtomicInteger();
        try (var holder = jdbi.open()) {
            holder.begin();
            increment(holder, 4);

            assertThatThrownBy(() -> transactions.write(handle -> {
                        runs.incrementAndGet();
                        return handle.execute("SELECT * FROM t WHERE id = 4 FOR UPDATE NOWAIT");
                    }))
                    .isInstanceOf(UnableToExecuteStatementException.class);
            holder.rollback();
        }
        assertThat(runs).hasValue(5);
    }

    @Test
    void readsOneStateOnly() {
        insert(5);

        int after = transactions.readSnapshot(handle -> {
            var before = value(handle, 5);
            try (var another = jdbi.open()) {
                increment(another, 5);
            }
            return value(handle, 5) - before;
        });

        assertThat(after).isZero();
        assertThat(value(5)).isOne();
    }

    private void insert(int id) {
        jdbi.useHandle(it -> it.execute("INSERT INTO t VALUES (?, 0)", id));
    }

    private static int increment(Handle handle, int id) {
        return handle.execute("UPDATE t SET n = n + 1 WHERE id = ?", id);
    }

    private int value(int id) {
        return jdbi.withHandle(it -> value(it, id));
    }

    private static int value(Handle handle, int id) {
        return handle.select("SELECT n FROM t WHERE id = ?", id)
                .mapTo(Integer.class)
                .one();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.jdbi.GroupCommitTest.Caller;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class H2TransactionsTest {
    private final TestPool pool;
    private final CommitLog log = new CommitLog();
    private final Transactions transactions;
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    H2TransactionsTest(@TempDir Path directory) {
        pool = TestPool.on(new EmbeddedDatabase(directory));
        pool.setTestOnBorrow(true);
        pool.setValidationInterval(0);
        Jdbi.create(pool).useHandle(it -> it.execute("CREATE TABLE note (id INT PRIMARY KEY)"));
        transactions = new Transactions(Jdbi.create(log.watch(pool)));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void thoseWhoComeWhileOneWritesShareTheNextTransaction() throws Exception {
        var first = writeUntilToldToEnd();
        var others = waiting(IntStream.range(1, 20).mapToObj(H2TransactionsTest::note));
        assertThat(notes()).isEmpty();
        mayEnd.countDown();

        assertThat(first.result()).isZero();
        for (int i = 0; i < others.size(); i++) {
            assertThat(others.get(i).result()).isEqualTo(1 + i);
        }
        assertThat(log.commits()).hasSize(2).doesNotHaveDuplicates();
        assertThat(notes()).hasSize(20);
    }

    @Test
    void noMoreShareATransactionThanMay() throws Exception {
        var first = writeUntilToldToEnd();
        var others = waiting(IntStream.range(1, 2 + OneWriter.MAX_SHARES).mapToObj(H2TransactionsTest::note));
        mayEnd.countDown();

        first.result();
        for (var other : others) {
            other.result();
        }
        assertThat(log.commits()).hasSize(3);
        assertThat(notes()).hasSize(2 + OneWriter.MAX_SHARES);
    }

    @Test
    void whatFailsIsUndoneAndFailsNobodyElse() throws Exception {
        var first = writeUntilToldToEnd();
        var others = waiting(List.<Function<Handle, Integer>>of(
                note(1),
                note(2).andThen(_ -> {
                    throw new ArithmeticException("a bug");
                }),
                it -> note(3).apply(it) + note(0).apply(it),
                note(4))
                .stream());
        mayEnd.countDown();

        first.result();
        assertThat(others.get(0).result()).isEqualTo(1);
        assertThat(others.get(1).failure()).hasMessage("a bug");
        assertThat(SqlErrors.isDuplicate(others.get(2).failure())).isTrue();
        assertThat(others.get(3).result()).isEqualTo(4);
        assertThat(log.commits()).hasSize(2);
        assertThat(notes()).containsExactly(0, 1, 4);
    }

    @Test
    void allAreToldWhenTheDatabaseIsClosedUnderThem() throws Exception {
        var first = writeUntilToldToEnd();
        var others = waiting(
                List.<Function<Handle, Integer>>of(note(1), it -> it.execute("SHUTDOWN IMMEDIATELY"), note(2))
                        .stream());
        mayEnd.countDown();

        first.result();
        for (var other : others) {
            assertThat(new JdbiOutages().test(other.failure())).isTrue();
        }
        assertThat(transactions.write(note(3))).isEqualTo(3);
        assertThat(notes()).containsExactly(0, 3);
    }

    @Test
    void allWhoWaitAreToldOfAnOutage() throws Exception {
        var first = writeUntilToldToEnd(it -> it.execute("SHUTDOWN IMMEDIATELY"));
        var others = waiting(IntStream.range(1, 2 * OneWriter.MAX_SHARES).mapToObj(H2TransactionsTest::note));
        mayEnd.countDown();

        assertThat(new JdbiOutages().test(first.failure())).isTrue();
        for (var other : others) {
            assertThat(other.failure()).isSameAs(first.failure());
        }
        assertThat(transactions.write(note(0))).isZero();
    }

    private Caller<Integer> writeUntilToldToEnd() throws InterruptedException {
        return writeUntilToldToEnd(note(0));
    }

    private Caller<Integer> writeUntilToldToEnd(Function<Handle, Integer> work) throws InterruptedException {
        var hasBegun = new CountDownLatch(1);
        var caller = new Caller<>(() -> transactions.write(it -> {
            hasBegun.countDown();
            awaitEnd();
            return work.apply(it);
        }));
        hasBegun.await();
        return caller;
    }

    private void awaitEnd() {
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// In this order.
    private List<Caller<Integer>> waiting(Stream<Function<Handle, Integer>> work) {
        var callers = new ArrayList<Caller<Integer>>();
        work.forEach(it -> {
            var caller = new Caller<>(() -> transactions.write(it));
            GroupCommitTest.await(() -> caller.thread.getState() == Thread.State.WAITING);
            callers.add(caller);
        });
        return callers;
    }

    private static Function<Handle, Integer> note(int id) {
        return it -> {
            it.execute("INSERT INTO note VALUES (?)", id);
            return id;
        };
    }

    private List<Integer> notes() {
        return transactions.read(it -> it.select("SELECT id FROM note ORDER BY id")
                .mapTo(Integer.class)
                .list());
    }
}

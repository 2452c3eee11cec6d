package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// Group commit on a real MySQL, and what can only be provoked there.
final class MySqlGroupCommitTest extends GroupCommitTest {
    MySqlGroupCommitTest() {
        super(() -> TestPool.onMySql(RealMySql.sharedUrl("group_commit_test"), PATIENT));
    }

    @Test
    void aGroupThatLosesADeadlockRunsAgain() throws Exception {
        var watched = new Watched();
        var ann = newUser();
        try (var holder = watched.begin()) {
            makeHeavy(holder);
            insertLike(holder, watched.id, ann);
            var like = new Caller<>(() -> watched.like(ann));
            await(() -> isWaited(holder));
            holder.execute("UPDATE content SET title = 'x' WHERE id = ?", watched.id.value());
            holder.rollback();

            assertThat(like.result().changed()).isTrue();
        }
        assertThat(watched.transactions.rollbacks()).hasSize(1);
        assertThat(watched.transactions.commits()).hasSize(1);
    }

    /// InnoDB ends a deadlock by undoing whoever has done least.
    private static void makeHeavy(Handle handle) {
        for (int i = 0; i < 20; i++) {
            insertLike(handle, newContentId(), newUser());
        }
    }

    private static boolean isWaited(Handle handle) {
        return handle.select("""
                        SELECT COUNT(*) FROM performance_schema.data_lock_waits w
                        JOIN information_schema.innodb_trx t ON t.trx_id = w.BLOCKING_ENGINE_TRANSACTION_ID
                        WHERE t.trx_mysql_thread_id = CONNECTION_ID()""").mapTo(Long.class).one() > 0;
    }

    @Test
    void aServerThatDiesFailsEverybodyAtOnceAndNobodyLater() throws Exception {
        try (var server = RealMySql.start();
                var pool = TestPool.onMySql(server.jdbcUrl("group_commit_test"))) {
            TestStorage.on(pool);
            var watched = new Watched(pool);
            var holder = watched.lock();
            var callers = watched.likes(50);
            watched.awaitWaiting(49);
            await(() -> isWaited(holder));
            server.kill();

            for (var caller : callers) {
                assertThat(new JdbiOutages().test(caller.failure())).isTrue();
            }
            assertThat(watched.groups.lines()).isZero();
            server.startAgain();
            assertThat(watched.like().engagement().likes()).isEqualTo(1);
        }
    }
}

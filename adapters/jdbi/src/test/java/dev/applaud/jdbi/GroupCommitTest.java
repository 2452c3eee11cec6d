package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.comment;
import static dev.applaud.application.contract.Samples.content;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.LikeChange;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.people.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// How changes share transactions, on one kind of database. Each test makes some wait: for the content's row, and so
/// before a group is closed, or for a fact, and so afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
abstract class GroupCommitTest {
    /// Nobody gives up waiting for a lock, and tries again with others, while a test gets ready.
    static final TimeLimits PATIENT = new TimeLimits(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private final Supplier<TestPool> pools;
    private final TestPool database;

    /// @param pools make a pool for one and the same database
    GroupCommitTest(Supplier<TestPool> pools) {
        this.pools = pools;
        this.database = pools.get();
        TestStorage.on(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    /// A change on its way, on a thread of its own. Not a virtual one: while one of these waited in H2 for a row that
    /// another transaction had inserted, others were seen not to get on.
    static final class Caller<T> extends FutureTask<T> {
        final Thread thread = Thread.ofPlatform().daemon().unstarted(this);

        Caller(Callable<T> call) {
            super(call);
            thread.start();
        }

        T result() throws InterruptedException, ExecutionException, TimeoutException {
            return get(60, TimeUnit.SECONDS);
        }

        Throwable failure() {
            return Objects.requireNonNull(catchThrowable(this::result).getCause());
        }
    }

    /// The groups of a storage on the database, and their transactions.
    final class Watched {
        final CommitLog transactions = new CommitLog();
        final ContentId id = newContentId();
        final GroupCommit groups;

        private final Jdbi unwatched;

        Watched() {
            this(database);
        }

        Watched(TestPool pool) {
            groups = new GroupCommit(new Transactions(Jdbi.create(transactions.watch(pool))));
            unwatched = Jdbi.create(pool);
            new JdbiContents(new Transactions(unwatched)).add(content(id, newUser(), NOW));
        }

        LikeChange like() {
            return like(newUser());
        }

        LikeChange like(UserId user) {
            return done(groups.commit(id, new ContentChange.Like(user, Liking.ON, NOW), Attempt.unkeyed()));
        }

        List<Caller<LikeChange>> likes(int number) {
            var callers = new ArrayList<Caller<LikeChange>>();
            for (int i = 0; i < number; i++) {
                callers.add(new Caller<>(this::like));
            }
            return callers;
        }

        Handle begin() {
            var holder = unwatched.open();
            holder.begin();
            return holder;
        }

        Handle lock() {
            var holder = begin();
            holder.select("SELECT id FROM content WHERE id = ? FOR UPDATE", id.value())
                    .mapTo(String.class)
                    .one();
            return holder;
        }

        /// Makes somebody lead a group that can't end before the holder does, and that nobody joins any more.
        Caller<LikeChange> leadUntilEndOf(Handle holder) {
            var user = newUser();
            insertLike(holder, id, user);
            var leader = new Caller<>(() -> like(user));
            await(() -> !transactions.inserts().isEmpty());
            return leader;
        }

        void awaitWaiting(int number) {
            await(() -> groups.waiting(id) == number);
        }

        Engagement engagement() {
            return unwatched.withHandle(it -> Tallies.read(it, id)).orElseThrow();
        }
    }

    static void insertLike(Handle handle, ContentId content, UserId user) {
        handle.execute(
                "INSERT INTO content_like (content_id, user_id, liked_at) VALUES (?, ?, 1)",
                content.value(),
                user.value());
    }

    static void await(BooleanSupplier condition) {
        var deadline = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aLoneCallerTakesOneTransactionOnItsOwnThread() {
        var watched = new Watched();

        assertThat(watched.like().engagement().likes()).isEqualTo(1);

        assertThat(watched.transactions.commits()).containsExactly(Thread.currentThread());
        assertThat(watched.groups.lines()).isZero();
    }

    @Test
    void thoseWhoComeWhileOthersCommitShareTheNextTransaction() throws Exception {
        var watched = new Watched();
        try (var holder = watched.begin()) {
            var leader = watched.leadUntilEndOf(holder);
            var callers = watched.likes(100);
            watched.awaitWaiting(100);
            holder.rollback();

            assertThat(leader.result().engagement().likes()).isEqualTo(1);
            for (var caller : callers) {
                assertThat(caller.result().changed()).isTrue();
            }
        }
        assertThat(watched.transactions.commits()).hasSize(2);
        assertThat(watched.groups.lines()).isZero();
    }

    @Test
    void thoseWhoComeBeforeTheRowIsLockedShareTheTransaction() throws Exception {
        var watched = new Watched();
        List<Caller<LikeChange>> callers;
        try (var holder = watched.lock()) {
            callers = watched.likes(101);
            watched.awaitWaiting(100);
            holder.commit();
        }

        var likes = new ArrayList<Long>();
        for (var caller : callers) {
            likes.add(caller.result().engagement().likes());
        }
        assertThat(likes)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 101).boxed().toList());
        assertThat(watched.transactions.commits()).hasSize(1);
        assertThat(watched.groups.lines()).isZero();
    }

    @Test
    void aGroupIsBounded() throws Exception {
        var watched = new Watched();
        List<Caller<LikeChange>> callers;
        try (var holder = watched.lock()) {
            callers = watched.likes(1 + 2 * Line.MAX_GROUP);
            watched.awaitWaiting(2 * Line.MAX_GROUP);
            holder.commit();
        }
        for (var caller : callers) {
            caller.result();
        }

        assertThat(watched.transactions.commits()).hasSize(3).doesNotHaveDuplicates();
        assertThat(watched.engagement().likes()).isEqualTo(1 + 2 * Line.MAX_GROUP);
    }

    @Test
    void whatTheDatabaseRefusesFailsNobodyElse() throws Exception {
        var watched = new Watched();
        var taken = comment(watched.id);
        done(watched.groups.commit(watched.id, new ContentChange.Post(taken), Attempt.unkeyed()));
        List<Caller<LikeChange>> callers;
        Caller<Outcome<Engagement>> poisoned;
        try (var holder = watched.lock()) {
            callers = watched.likes(10);
            watched.awaitWaiting(9);
            poisoned = new Caller<>(
                    () -> watched.groups.commit(watched.id, new ContentChange.Post(taken), Attempt.unkeyed()));
            watched.awaitWaiting(10);
            callers.addAll(watched.likes(10));
            watched.awaitWaiting(20);
            holder.commit();
        }

        assertThat(SqlErrors.isDuplicate(poisoned.failure())).isTrue();
        for (var caller : callers) {
            assertThat(caller.result().changed()).isTrue();
        }
        assertThat(watched.engagement()).isEqualTo(new Engagement(20, 1, 0, 0, 21, 1));
        assertThat(watched.groups.lines()).isZero();
    }

    @Test
    void anInterruptedCallerIsAnsweredNevertheless() throws Exception {
        var watched = new Watched();
        try (var holder = watched.begin()) {
            var leader = watched.leadUntilEndOf(holder);
            var waiting = new Caller<>(() -> watched.like().changed() && Thread.interrupted());
            watched.awaitWaiting(1);
            var last = new Caller<>(watched::like);
            watched.awaitWaiting(2);
            waiting.thread.interrupt();
            holder.rollback();
            leader.result();

            assertThat(last.result().engagement().likes()).isEqualTo(3);
            assertThat(waiting.result()).isTrue();
        }
    }

    @Test
    void aBugIsThrownAndLeavesNothingBehind() {
        var watched = new Watched();

        assertThat(catchThrowable(() -> watched.groups.commit(
                        watched.id, new ContentChange.Like(newUser(), Liking.ON, Instant.MAX), Attempt.unkeyed())))
                .isInstanceOf(ArithmeticException.class);
        assertThat(watched.transactions.rollbacks()).hasSize(1);
        assertThat(watched.groups.lines()).isZero();
        assertThat(watched.like().engagement().likes()).isEqualTo(1);
    }

    @Test
    void anOutageFailsAllWhoWait() throws Exception {
        try (var pool = pools.get().ofSize(1)) {
            pool.setMaxWait(100);
            var watched = new Watched(pool);
            try (var connection = pool.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
                for (var caller : watched.likes(30)) {
                    assertThat(new JdbiOutages().test(caller.failure())).isTrue();
                }
            }
            assertThat(watched.groups.lines()).isZero();
            assertThat(watched.like().engagement().likes()).isEqualTo(1);
        }
    }
}

package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.applaud.application.contract.Crowd;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.engagement.Liking;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A real MySQL that freezes, dies, takes no writes or has no room, and comes back.
@Timeout(120)
final class MySqlOutagesTest {
    private static final TimeLimits SHORT = new TimeLimits(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Duration TO_NOTICE = Duration.ofSeconds(30);

    /// All is well that long after the database is back.
    private static final Duration TO_RECOVER = Duration.ofSeconds(5);

    private final JdbiOutages outages = new JdbiOutages();
    private final RealMySql server = RealMySql.start();
    private final TestPool pool = TestPool.onMySql(server.jdbcUrl("outages"), SHORT);
    private final TestPool ofPulse =
            TestPool.onMySql(server.jdbcUrl("outages"), SHORT).ofSize(1);
    private final TestStorage unguarded = TestStorage.on(pool);
    private final DatabasePulse pulse = new DatabasePulse(pool, ofPulse, SHORT, Duration.ofMillis(50));
    private final JdbiStorage storage = JdbiStorage.on(Jdbi.create(pulse));
    private final Content content = stored(unguarded);

    MySqlOutagesTest() {
        pool.setMaxWait(1_000);
    }

    @AfterEach
    void close() {
        pulse.close();
        ofPulse.close();
        pool.close();
        server.close();
    }

    @Test
    void aFrozenServerKeepsNoneOfManyCallersAndAllIsWellAfterwards() {
        server.freeze();

        assertThat(Crowd.of(200, _ -> outages.test(catchThrowable(this::like)))).containsOnly(true);
        await(() -> !pulse.isAlive(), TO_NOTICE);
        server.thaw();

        awaitLike();
        assertThat(pool.getActive()).isZero();
    }

    @Test
    void aServerThatIsKnownToBeGoneCostsNoPlaceInThePool() {
        server.kill();
        await(() -> !pulse.isAlive(), TO_NOTICE);
        long borrowed = pool.getPool().getBorrowedCount();

        assertThat(outages.test(catchThrowable(this::like))).isTrue();
        assertThat(pool.getPool().getBorrowedCount()).isEqualTo(borrowed);
    }

    @Test
    void aServerThatStartsAgainUnderLoadIsUsedAgain() {
        Crowd.of(20, i -> i == 0 ? restarted() : isDoneOrAnOutage());

        awaitLike();
        assertThat(Crowd.of(30, _ -> isLiked())).containsOnly(true);
    }

    private boolean restarted() {
        server.kill();
        server.startAgain();
        return true;
    }

    private boolean isDoneOrAnOutage() {
        for (int i = 0; i < 100; i++) {
            var fault = catchThrowable(this::like);
            assertThat(fault == null || outages.test(fault))
                    .as(() -> String.valueOf(fault))
                    .isTrue();
        }
        return true;
    }

    @Test
    void aServerThatTakesNoWritesIsReadAllTheSame() {
        setReadOnly(true);

        assertThat(outages.test(catchThrowable(this::like))).isTrue();
        assertThat(storage.contents().find(content.id())).contains(content);
        assertThat(pulse.isAlive()).isTrue();

        setReadOnly(false);
        like();
    }

    @Test
    void aServerThatTakesNoWritesIsToldWithoutAnybodyWriting() {
        setReadOnly(true);
        await(() -> pulse.refusedWrites().reason().isPresent(), TO_NOTICE);

        setReadOnly(false);
        await(() -> pulse.refusedWrites().reason().isEmpty(), TO_RECOVER);
    }

    private void setReadOnly(boolean readOnly) {
        Jdbi.create(pool).useHandle(it -> it.execute("SET GLOBAL super_read_only = " + readOnly));
    }

    /// A table in memory gets full with the same error as one on a disk.
    @Test
    void aServerWithoutRoomIsReadAllTheSameAndAllIsWellOnceThereIsSome() {
        var jdbi = Jdbi.create(pool);
        jdbi.useHandle(it -> {
            it.execute("SET max_heap_table_size = 16384");
            it.execute("ALTER TABLE content_like ENGINE = MEMORY");
        });

        var failure = failureOf(this::like);
        assertThat(outages.test(failure)).isTrue();
        pulse.refusedWrites().accept(failure);
        assertThat(pulse.refusedWrites().reason()).isPresent();
        assertThat(storage.contents().find(content.id())).contains(content);
        assertThat(pulse.isAlive()).isTrue();

        jdbi.useHandle(it -> it.execute("ALTER TABLE content_like ENGINE = InnoDB"));
        awaitLike();
    }

    /// Of what goes well until there is no room.
    private static Throwable failureOf(Runnable insert) {
        return IntStream.range(0, 10_000)
                .mapToObj(_ -> catchThrowable(insert::run))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private void like() {
        done(storage.engagements().like(content.id(), newUser(), Liking.ON, NOW));
    }

    private boolean isLiked() {
        like();
        return true;
    }

    private void awaitLike() {
        await(() -> catchThrowable(this::like) == null, TO_RECOVER);
    }

    private static void await(BooleanSupplier condition, Duration patience) {
        var deadline = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}

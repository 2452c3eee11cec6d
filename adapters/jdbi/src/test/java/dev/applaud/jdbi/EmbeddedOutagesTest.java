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
import dev.applaud.domain.people.UserId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database when its file is closed under those who use it, or can't be written.
@Timeout(60)
final class EmbeddedOutagesTest {
    private final JdbiOutages outages = new JdbiOutages();
    private final RefusedWrites refusedWrites = new RefusedWrites(System::nanoTime);
    private final Path directory;
    private final TestPool pool;
    private final TestStorage storage;
    private final Content content;

    EmbeddedOutagesTest(@TempDir Path directory) {
        SmallDisk.install();
        this.directory = directory;
        this.pool = TestPool.on(new EmbeddedDatabase(directory));
        pool.setTestOnBorrow(true);
        pool.setValidationInterval(0);
        this.storage = TestStorage.on(pool);
        this.content = stored(storage);
    }

    @AfterEach
    void close() {
        SmallDisk.makeRoom(directory);
        pool.close();
    }

    @Test
    void whoeverIsInterruptedKeepsNobodyElseFromTheDatabase() {
        var kept = newUser();
        like(kept);

        for (int round = 0; round < 20; round++) {
            assertThat(Crowd.of(8, i -> i == 0 ? followsWhileInterrupted() : isDoneOrAnOutage(() -> like(newUser()))))
                    .containsOnly(true);
            awaitLike();
        }

        assertThat(storage.engagements().likedBy(kept, List.of(content.id()))).containsExactly(content.id());
    }

    private boolean followsWhileInterrupted() {
        Thread.currentThread().interrupt();
        isDoneOrAnOutage(() -> storage.follows().follow(newUser(), content.owner(), NOW));
        Thread.interrupted();
        return true;
    }

    private boolean isDoneOrAnOutage(Runnable work) {
        var fault = catchThrowable(work::run);
        assertThat(fault == null || outages.test(fault))
                .as(() -> String.valueOf(fault))
                .isTrue();
        return true;
    }

    @Test
    void aDatabaseThatWasClosedIsOpenedAgain() {
        like(newUser());
        assertThat(catchThrowable(() -> Jdbi.create(pool).useHandle(it -> it.execute("SHUTDOWN IMMEDIATELY"))))
                .isNotNull();

        awaitLike();
        assertThat(done(storage.engagements().of(content.id())).likes()).isEqualTo(2);
    }

    @Test
    void aFullDiskIsToldAndAllIsWellOnceThereIsRoom() {
        var kept = newUser();
        like(kept);
        SmallDisk.fill(directory);

        for (int round = 0; round < 10; round++) {
            assertThat(Crowd.of(8, _ -> isToldThatItIsFull())).containsOnly(true);
        }
        assertThat(refusedWrites.reason()).isPresent();
        SmallDisk.makeRoom(directory);

        awaitLike();
        assertThat(storage.engagements().likedBy(kept, List.of(content.id()))).containsExactly(content.id());
        assertThat(done(storage.engagements().of(content.id())).likes()).isEqualTo(2);
        assertThat(pool.getActive()).isZero();
    }

    private boolean isToldThatItIsFull() {
        var fault = catchThrowable(() -> like(newUser()));
        refusedWrites.accept(fault);
        return outages.test(fault);
    }

    /// Who holds a connection of before still finds the database closed; the pool gives out no such one again.
    private void awaitLike() {
        var user = newUser();
        var deadline = Instant.now().plusSeconds(5);
        while (catchThrowable(() -> like(user)) != null) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    private void like(UserId user) {
        done(storage.engagements().like(content.id(), user, Liking.ON, NOW));
    }
}

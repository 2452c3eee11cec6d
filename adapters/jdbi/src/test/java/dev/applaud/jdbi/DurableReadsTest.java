package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.applaud.domain.content.Content;
import dev.applaud.domain.engagement.Liking;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is read for those who watch, while a commit can be seen and is not safe yet.
@Timeout(60)
final class DurableReadsTest {
    private final TestPool pool;
    private final JdbiStorage storage;
    private final Content content;
    private final CountDownLatch visible = new CountDownLatch(1);
    private final CompletableFuture<Void> safe = new CompletableFuture<>();

    DurableReadsTest(@TempDir Path directory) {
        this.pool = TestPool.on(new EmbeddedDatabase(directory));
        this.content = stored(TestStorage.on(pool));
        var slowCommits = new CommitLog(() -> {
            visible.countDown();
            safe.join();
        });
        this.storage = JdbiStorage.on(Jdbi.create(slowCommits.watch(pool)));
    }

    @AfterEach
    void close() {
        safe.complete(null);
        pool.close();
    }

    @Test
    void tellWhatIsCommittedOnceItIsSafe() throws Exception {
        var reads = readsDuringACommit();
        assertThat(reads).noneMatch(FutureTask::isDone);

        safe.complete(null);

        for (var it : reads) {
            it.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void tellNothingIfTheCommitFails() throws Exception {
        var reads = readsDuringACommit();

        safe.completeExceptionally(new SQLException("gone", "08006"));

        var outages = new JdbiOutages();
        assertThat(reads).allMatch(it -> outages.test(catchThrowable(() -> it.get(30, TimeUnit.SECONDS))));
    }

    /// Each as far as it gets.
    private List<FutureTask<Object>> readsDuringACommit() throws InterruptedException {
        Thread.startVirtualThread(() -> storage.engagements().like(content.id(), newUser(), Liking.ON, NOW));
        visible.await();
        var id = content.id();
        var reads = List.of(
                new FutureTask<Object>(() -> storage.engagements().of(id)),
                new FutureTask<Object>(() -> storage.engagements().ofAll(Set.of(id))),
                new FutureTask<Object>(() -> storage.comments().logAfter(id, 0, 10)));
        var threads = reads.stream().map(Thread.ofPlatform()::start).toList();
        var atRest = Set.of(Thread.State.WAITING, Thread.State.TERMINATED);
        while (!threads.stream().allMatch(it -> atRest.contains(it.getState()))) {
            LockSupport.parkNanos(1_000_000);
        }
        return reads;
    }
}

package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class H2TransactionsTest {
    @Test
    void nobodyBeginsToWriteBeforeTheOneAtItHasCommitted(@TempDir Path directory) throws InterruptedException {
        try (var pool = TestPool.on(new EmbeddedDatabase(directory))) {
            var transactions = new Transactions(Jdbi.create(pool));
            var hasBegun = new AtomicBoolean();
            var next = new CompletableFuture<Thread>();

            transactions.write(handle -> {
                next.complete(Thread.ofPlatform()
                        .start(() -> transactions.write(_ -> {
                            hasBegun.set(true);
                            return true;
                        })));
                while (next.join().getState() != Thread.State.WAITING && !hasBegun.get()) {
                    Thread.onSpinWait();
                }
                assertThat(hasBegun).isFalse();
                return handle.execute("SELECT 1");
            });
            next.join().join();

            assertThat(hasBegun).isTrue();
        }
    }
}

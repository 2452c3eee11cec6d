package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class HousekeepingTest {
    private static final int WRITES = 400;
    private static final int TEXT = 20_000;
    private static final long SMALL = 1 << 20;

    private final Path directory;
    private final TestPool pool;
    private final Transactions transactions;
    private final RefusedWrites refusedWrites = new RefusedWrites(System::nanoTime);

    HousekeepingTest(@TempDir Path directory) {
        SmallDisk.install();
        this.directory = directory;
        this.pool = TestPool.on(new EmbeddedDatabase(directory));
        this.transactions = new Transactions(Jdbi.create(pool), new Housekeeping(Duration.ZERO, SMALL));
        transactions.write(it -> it.execute("CREATE TABLE state (text VARCHAR(50000))"));
        transactions.write(it -> it.execute("INSERT INTO state VALUES ('')"));
        transactions.write(it -> it.execute("CREATE TABLE note (id INT PRIMARY KEY, text VARCHAR(100))"));
    }

    @AfterEach
    void close() {
        SmallDisk.makeRoom(directory);
        pool.close();
    }

    /// A chunk for each write, and something of each still counts.
    @Test
    void theFileStaysSmallWhileItIsWritten() throws IOException {
        for (int i = 0; i < WRITES; i++) {
            write(i);
        }

        assertThat(Files.size(directory.resolve("applaud.mv.db")))
                .isLessThan(4 * SMALL)
                .isLessThan((long) WRITES * TEXT / 2);
        assertThat(transactions.<Integer>read(it -> it.select("SELECT COUNT(text) FROM note")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(WRITES);
    }

    @Test
    void isToldWhenTheDiskIsFull() throws IOException {
        int written = 0;
        while (Files.size(directory.resolve("applaud.mv.db")) < SMALL) {
            write(written++);
        }
        SmallDisk.fill(directory);

        var fault = catchThrowable(() -> transactions.write(_ -> "not come to"));
        refusedWrites.accept(fault);
        assertThat(new JdbiOutages().test(fault)).isTrue();
        assertThat(refusedWrites.reason()).isPresent();
    }

    private void write(int number) {
        transactions.write(it -> {
            it.execute("UPDATE state SET text = ?", "x".repeat(TEXT));
            return it.execute("INSERT INTO note VALUES (?, 'a note that stays')", number);
        });
    }
}

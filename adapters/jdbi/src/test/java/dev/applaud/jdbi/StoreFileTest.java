package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database when its process is killed. What was written by then is in the file, as the system keeps it: a
/// copy is what a new process would find.
final class StoreFileTest {
    private static final int LIVES = 2;
    private static final int COMMITS = 12;

    private final Random random = new Random(1);
    private final Housekeeping housekeeping = new Housekeeping(Duration.ZERO, 0);
    private final Path directory;
    private Path alive;
    private int committed;
    private int rows;

    StoreFileTest(@TempDir Path directory) {
        this.directory = directory;
        this.alive = directory.resolve("0");
    }

    @BeforeEach
    void makeTables() throws SQLException {
        try (var connection = open(new EmbeddedDatabase(alive).jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE counted (commits INT, noted INT)");
            statement.execute("INSERT INTO counted VALUES (0, 0)");
            statement.execute("CREATE TABLE note (id INT AUTO_INCREMENT PRIMARY KEY, kind INT, text VARCHAR(2000))");
            statement.execute("CREATE INDEX note_kind ON note (kind)");
        }
    }

    @Test
    void whatWasCommittedIsThereWheneverItDies() throws Exception {
        for (int life = 1; life <= LIVES; life++) {
            var url = new EmbeddedDatabase(alive).jdbcUrl().replace("retry:", MortalDisk.SCHEME + ":retry:");
            MortalDisk.install(alive, this::allIsThereIfItDiesNow);
            var next = directory.resolve(String.valueOf(life));
            // Closing compacts the file, and may be cut off too.
            try (var connection = open(url)) {
                liveOn(connection);
                dieInto(next);
            }
            alive = next;
        }
    }

    private void liveOn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            // H2 uses the space of a chunk again when that is this old: by itself 45 s.
            statement.execute("SET RETENTION_TIME 0");
            for (int i = 0; i < COMMITS; i++) {
                statement.execute("BEGIN");
                for (int it = random.nextInt(8); it > 0; it--) {
                    rows += statement.executeUpdate("INSERT INTO note (kind, text) VALUES (%d, '%s')"
                            .formatted(random.nextInt(9), "x".repeat(random.nextInt(2000))));
                }
                rows -= statement.executeUpdate("DELETE FROM note WHERE kind = " + random.nextInt(27));
                statement.execute("UPDATE counted SET commits = %d, noted = %d".formatted(committed + 1, rows));
                statement.execute("COMMIT");
                committed++;
                allIsThereIfItDiesNow();
                housekeeping.keep(connection);
            }
        }
    }

    /// A commit that has not returned may be there or not, but whole.
    private void allIsThereIfItDiesNow() {
        var copy = directory.resolve("copy");
        dieInto(copy);
        try (var connection = open("jdbc:h2:" + copy.resolve("applaud"));
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT commits, noted, (SELECT COUNT(*) FROM note), (SELECT COUNT(kind) FROM note) FROM counted")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getInt(1)).isBetween(committed, committed + 1);
            assertThat(found.getInt(2)).isEqualTo(found.getInt(3)).isEqualTo(found.getInt(4));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void dieInto(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve("applaud.mv.db");
            Files.deleteIfExists(file);
            Files.copy(alive.resolve("applaud.mv.db"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url, EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
    }
}

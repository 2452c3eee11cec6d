package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedDatabaseTest {
    @TempDir
    Path directory;

    @Test
    void makesItsDirectoryForItsOwnerOnly() throws IOException {
        var folder = directory.resolve("new/data");
        new EmbeddedDatabase(folder).jdbcUrl();

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void keepsItsDataInTheDirectory() throws SQLException {
        try (var connection = connect(directory)) {
            connection.createStatement().execute("CREATE TABLE t (id INT)");
        }

        assertThat(directory.resolve("applaud.mv.db")).exists();
        try (var connection = connect(directory)) {
            connection.createStatement().execute("SELECT * FROM t");
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws SQLException, IOException {
        try (var _ = connect(directory)) {
            var lock = new Properties();
            try (var in = Files.newBufferedReader(directory.resolve("applaud.lock.db"))) {
                lock.load(in);
            }
            int port = Integer.parseInt(lock.getProperty("server").replaceFirst(".*:", ""));
            assertThat(listenersOn(port)).isNotEmpty().isSubsetOf("0100007F", "0000000000000000FFFF00000100007F");
        }
    }

    /// The local addresses, as the kernel lists them.
    private static List<String> listenersOn(int port) throws IOException {
        var wanted = ":%04X".formatted(port);
        var lines = Files.readAllLines(Path.of("/proc/net/tcp"));
        lines.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
        return lines.stream()
                .map(it -> it.trim().split("\\s+"))
                .filter(it -> it[1].endsWith(wanted) && "0A".equals(it[3]))
                .map(it -> it[1].substring(0, it[1].indexOf(':')))
                .toList();
    }

    @Test
    void letsASecondProcessIn() throws Exception {
        try (var connection = connect(directory)) {
            connection.createStatement().execute("CREATE TABLE t (id INT)");
            var other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SecondProcess.class.getName(),
                            directory.toString())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(other.waitFor()).as(output).isZero();
            try (var rows = connection.createStatement().executeQuery("SELECT id FROM t")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    static final class SecondProcess {
        private SecondProcess() {}

        public static void main(String[] arguments) throws SQLException {
            try (var connection = connect(Path.of(arguments[0]))) {
                new Housekeeping(Duration.ZERO, 0).keep(connection);
                connection.createStatement().execute("INSERT INTO t VALUES (1)");
            }
        }
    }

    @Test
    void refusesADirectoryThatNoUrlCanName() {
        assertThatThrownBy(() -> new EmbeddedDatabase(Path.of("a;b"))).hasMessage("must not contain a semicolon");
    }

    @Test
    void takesADirectoryWithSpacesAndOtherCharacters() throws SQLException {
        try (var connection = connect(directory.resolve("my data ä%20"))) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(directory.resolve("my data ä%20").resolve("applaud.mv.db")).exists();
    }

    private static Connection connect(Path directory) throws SQLException {
        return DriverManager.getConnection(
                new EmbeddedDatabase(directory).jdbcUrl(), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
    }
}

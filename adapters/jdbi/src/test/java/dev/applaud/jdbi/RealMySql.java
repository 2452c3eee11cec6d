package dev.applaud.jdbi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// A real MySQL 8.0.15 server for tests, on the loopback interface.
///
/// {@link #sharedUrl} leads to one server for all tests of this JVM, or to the one that the environment variable
/// `TEST_MYSQL_URL` names (as `jdbc:mysql://host:port/?user=…&password=…`). {@link #start} is one of its own, which
/// keeps what it committed when killed.
public final class RealMySql implements AutoCloseable {
    private static final String SETTINGS = "createDatabaseIfNotExist=true&connectionTimeZone=UTC";

    private final MySqlInstallation installation;
    private final Path data;
    private final int port;
    private final List<String> options;
    private @Nullable MySqlProcess process;

    private RealMySql(MySqlInstallation installation, Path data, int port, List<String> options) {
        this.installation = installation;
        this.data = data;
        this.port = port;
        this.options = options;
    }

    private static final class Shared {
        static final RealMySql SERVER =
                started(List.of("--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0"));
    }

    /// The URL of a database on the server that all tests share. Use a name that no other test uses.
    public static String sharedUrl(String database) {
        var configured = System.getenv("TEST_MYSQL_URL");
        return configured == null
                ? Shared.SERVER.jdbcUrl(database)
                : configured.replaceFirst("/(\\?|$)", "/" + database + "?" + SETTINGS + "&");
    }

    /// A server of its own, empty.
    ///
    /// @param options of mysqld; they win over those that it is started with anyway
    public static RealMySql start(String... options) {
        return started(List.of(options));
    }

    /// @param database is made if it isn't there
    public String jdbcUrl(String database) {
        return "jdbc:mysql://127.0.0.1:%d/%s?user=root&%s".formatted(port, database, SETTINGS);
    }

    /// SIGKILL.
    public void kill() {
        try {
            if (process != null) {
                process.kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /// SIGSTOP: it neither answers nor hangs up, until {@link #thaw}.
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            if (process != null) {
                process.signal(name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /// On the same data and port; returns once it takes connections.
    public void startAgain() {
        try {
            var all = new ArrayList<>(List.of(
                    "--skip-mysqlx",
                    "--skip-log-bin",
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--socket=" + data.resolve("s"),
                    "--pid-file=" + data.resolve("pid"),
                    "--character-set-server=utf8mb4",
                    "--default-time-zone=+00:00",
                    "--innodb-flush-log-at-trx-commit=1"));
            all.addAll(options);
            process = MySqlProcess.start(installation.command(data, all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /// Kills the server and deletes its data.
    @Override
    public void close() {
        kill();
        if (!Files.exists(data)) {
            return;
        }
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RealMySql started(List<String> options) {
        try {
            var installation = MySqlInstallation.find();
            var server = new RealMySql(installation, installation.newDataDirectory(), freePort(), options);
            server.startAgain();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /// Below the ports that the system hands out, so that none of those is in the way when a server starts (again).
    public static int freePort() throws IOException {
        @Nullable IOException taken = null;
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                taken = e;
            }
        }
        throw new IOException("No free port was found", taken);
    }
}

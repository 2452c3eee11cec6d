package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.bootstrap.ApplaudApplication;
import dev.applaud.jdbi.RealMySql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `applaud server` with the shipped `config.yml`, as a process of its own on ports of its own.
final class RunningServer implements AutoCloseable {
    static final String SECRET = "a secret that only the tests know, long enough";
    private static final Path CONFIG =
            Path.of("..", "config.yml").toAbsolutePath().normalize();
    private static final Duration START_DEADLINE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final int port;
    private final int adminPort;

    private RunningServer(Process process, Path log, int port, int adminPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.adminPort = adminPort;
    }

    /// Returns once it is healthy.
    ///
    /// @param data the folder of its data and its log
    /// @param environment as in the table of settings
    static RunningServer start(Path data, Map<String, String> environment) {
        try {
            int port = RealMySql.freePort();
            int adminPort = RealMySql.freePort();
            var log = Files.createTempFile(data, "server", ".log");
            var builder = applaud(data, environment, "server").redirectOutput(log.toFile());
            builder.environment().putAll(Map.of("PORT", "" + port, "ADMIN_PORT", "" + adminPort));
            var server = new RunningServer(builder.start(), log, port, adminPort);
            server.awaitHealth();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("The server did not start", e);
        }
    }

    /// Runs `applaud db migrate` to its end.
    static void migrate(Path data, Map<String, String> environment) {
        try {
            var process = applaud(data, environment, "db", "migrate").start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).withFailMessage(() -> output).isZero();
        } catch (IOException e) {
            throw new IllegalStateException("The schema was not made", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static ProcessBuilder applaud(Path data, Map<String, String> environment, String... command) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var builder = new ProcessBuilder(
                java,
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ApplaudApplication.class.getName());
        builder.command().addAll(List.of(command));
        builder.command().add(CONFIG.toString());
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("DATA_DIR", data.toString(), "JWT_SECRET", SECRET));
        return builder.redirectErrorStream(true);
    }

    private void awaitHealth() throws IOException {
        var deadline = Instant.now().plus(START_DEADLINE);
        while (!isHealthy()) {
            if (exitedWithin(Duration.ofMillis(50)) || Instant.now().isAfter(deadline)) {
                kill();
                throw new AssertionError("The server did not start:\n" + log());
            }
        }
    }

    private boolean isHealthy() {
        var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/healthcheck"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean exitedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted", e);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String adminUrl() {
        return "http://127.0.0.1:" + adminPort;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// SIGKILL: nothing is flushed, nothing is closed.
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /// SIGSTOP: it neither answers nor hangs up, until [#thaw].
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()));
            assertThat(kill.start().waitFor()).isZero();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// SIGTERM.
    void terminate() {
        process.destroy();
    }

    int awaitExit() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .withFailMessage("The server did not exit")
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}

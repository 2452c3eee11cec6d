package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A command as a process of its own, with the shipped `config.yml`.
final class ApplaudProcess implements AutoCloseable {
    private static final Pattern UP = Pattern.compile("Applaud is up: REST and sockets on port (\\d+)");

    private final Process process;
    private final BufferedReader out;

    private ApplaudProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static ApplaudProcess start(Path data, Map<String, String> environment, String... command) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ApplaudApplication.class.getName());
        builder.command().addAll(List.of(command));
        builder.environment()
                .putAll(Map.of(
                        "DATA_DIR",
                        data.toString(),
                        "PORT",
                        "0",
                        "ADMIN_PORT",
                        "0",
                        "JWT_SECRET",
                        RunningApplaud.SECRET));
        builder.environment().putAll(environment);
        return new ApplaudProcess(builder.start());
    }

    /// Waits until it says that it is up.
    ///
    /// @return the port of REST and sockets
    int awaitPort() throws IOException {
        var seen = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            seen.append(line).append('\n');
            var up = UP.matcher(line);
            if (up.find()) {
                return Integer.parseInt(up.group(1));
            }
        }
        throw new AssertionError("The server ended: " + seen + err());
    }

    /// What is left of stdout, once the process has ended.
    String out() {
        return String.join("\n", out.lines().toList());
    }

    String err() {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGTERM. Unlike the process itself, its handle leaves the streams open.
    void terminate() {
        process.toHandle().destroy();
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends in time").isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

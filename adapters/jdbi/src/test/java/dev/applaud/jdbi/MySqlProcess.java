package dev.applaud.jdbi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A running mysqld. It dies with this JVM.
final class MySqlProcess {
    private static final int DEADLINE_SECONDS = 120;

    private final Process process;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private MySqlProcess(Process process) {
        this.process = process;
    }

    /// Returns once it takes connections.
    static MySqlProcess start(List<String> command) throws IOException, InterruptedException {
        var started = new MySqlProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
        Thread.ofVirtual().start(started::readLog);
        started.awaitReady();
        return started;
    }

    /// SIGKILL; returns once it is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void signal(String name) throws IOException, InterruptedException {
        var command = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid())).inheritIO();
        if (command.start().waitFor() != 0) {
            throw new IOException("mysqld did not take SIG" + name);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        try {
            ready.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("mysqld does not start: " + String.join("\n", log), e);
        }
    }

    private void readLog() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::note);
            ready.completeExceptionally(new IOException("mysqld ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private void note(String line) {
        log.add(line);
        if (log.size() > 200) {
            log.poll();
        }
        if (line.contains("ready for connections")) {
            ready.complete(null);
        }
    }
}

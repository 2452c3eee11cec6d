package dev.applaud.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/// A real Redis 7.0.15 for tests, on the loopback interface, which keeps nothing. It dies with this JVM.
public final class RealRedis implements AutoCloseable {
    private static final String RESOURCE = "/redis-server-7.0.15-linux-amd64";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port = freePort();
    private final List<String> arguments;
    private @Nullable Process process;

    private RealRedis(String... arguments) {
        this.arguments = List.of(arguments);
    }

    private static final class Shared {
        static final Path BINARY = unpacked();
        static final RealRedis SERVER = start();
    }

    /// One for all tests of this JVM that do it no harm. Use a prefix that no other test uses.
    public static RealRedis shared() {
        return Shared.SERVER;
    }

    /// One of its own.
    ///
    /// @param arguments further ones of its command
    public static RealRedis start(String... arguments) {
        var server = new RealRedis(arguments);
        server.startAgain();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    private static Path unpacked() {
        try (var binary = Objects.requireNonNull(RealRedis.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            var file = Files.createTempFile("redis-server", "");
            file.toFile().deleteOnExit();
            ExecutableFile.write(file, binary.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Below the ports that the system hands out, so that none of those is in the way when a server starts (again).
    static int freePort() {
        for (int attempt = 0; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                if (attempt == 100) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    public int port() {
        return port;
    }

    public RedisServer server() {
        return RedisServer.at("127.0.0.1", port);
    }

    /// Runs one command, and returns its reply.
    public Object command(Command command, String... arguments) {
        try (var connection = server().connect("test", PATIENCE)) {
            connection.sendCommand(command, arguments);
            return connection.getOne();
        }
    }

    /// On the same port; returns once it takes connections.
    public void startAgain() {
        try {
            var builder = new ProcessBuilder(
                    Shared.BINARY.toString(), "--port", "" + port, "--bind", "127.0.0.1", "--save", "");
            builder.command().addAll(arguments);
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long start = System.nanoTime();
        while (!answers()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("Redis does not start");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// SIGKILL; returns once it is gone.
    public void kill() {
        try {
            Objects.requireNonNull(process).destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// SIGSTOP: it neither answers nor hangs up, until [#thaw].
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            long pid = Objects.requireNonNull(process).pid();
            var kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid));
            if (kill.start().waitFor() != 0) {
                throw new AssertionError("Redis did not take SIG" + name);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Brings a message under way as it is.
    void send(Publication publication) {
        try (var connection = server().connect("test", PATIENCE)) {
            connection.sendCommand(publication.command(), publication.arguments());
            connection.getOne();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}

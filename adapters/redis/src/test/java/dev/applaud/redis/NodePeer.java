package dev.applaud.redis;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.socketio.ConnectionStateRecovery;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A Socket.IO server of Node.js with one client, and an emitter; see `src/test/js/peer.js`.
final class NodePeer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 25;

    private final Process process;
    private final PrintStream input;
    private final AtomicInteger nextCall = new AtomicInteger();
    private final Map<Integer, CompletableFuture<@Nullable Object>> calls = new ConcurrentHashMap<>();
    private final BlockingQueue<List<@Nullable Object>> heardByServer = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<@Nullable Object>> heardByClient = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<@Nullable Object>> heardByWanderer = new LinkedBlockingQueue<>();
    private final String clientId;

    /// Returns once its client is connected.
    NodePeer(RealRedis redis, ClusterOptions options, @Nullable ConnectionStateRecovery recovery) {
        try {
            process = new ProcessBuilder(
                            "node",
                            "peer.js",
                            "" + redis.port(),
                            options.prefix(),
                            "" + options.format(),
                            "" + options.subscriptionMode(),
                            JSON.writeValueAsString(Map.of(
                                    "streamName", options.streams().name(),
                                    "streamCount", options.streams().count(),
                                    "maxLen", options.streams().maxLength(),
                                    "useShardedPubSub", options.streams().shardedPubSub())),
                            recovery == null
                                    ? "0"
                                    : "" + recovery.maxDisconnectionDuration().toMillis())
                    .directory(Path.of("src", "test", "js").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofVirtual()
                .start(() -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(this::heard));
        var connected = client();
        clientId = String.valueOf(connected.get(1));
    }

    @SuppressWarnings("unchecked") // as peer.js writes it
    private void heard(String line) {
        try {
            Map<String, @Nullable Object> told = JSON.readValue(line, Map.class);
            if (told.get("server") instanceof List<?> event) {
                heardByServer.add((List<@Nullable Object>) event);
            } else if (told.get("client") instanceof List<?> event) {
                heardByClient.add((List<@Nullable Object>) event);
            } else if (told.get("wanderer") instanceof List<?> event) {
                heardByWanderer.add((List<@Nullable Object>) event);
            } else {
                conclude(told);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private void conclude(Map<String, @Nullable Object> told) {
        var call = requireNonNull(calls.remove((Integer) requireNonNull(told.get("id"))));
        if (told.get("error") == null) {
            call.complete(told.get("result"));
        } else {
            call.completeExceptionally(new AssertionError(told.get("error")));
        }
    }

    /// The id of its client's socket.
    String clientId() {
        return clientId;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Calls methods of `io`, `client` or `emitter` one on what the other gave; each step is a name and arguments.
    CompletableFuture<@Nullable Object> start(String of, List<?>... steps) {
        int id = nextCall.incrementAndGet();
        var call = new CompletableFuture<@Nullable Object>();
        calls.put(id, call);
        try {
            input.println(JSON.writeValueAsString(Map.of("id", id, "of", of, "steps", steps)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return call.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Nullable
    Object call(String of, List<?>... steps) {
        return start(of, steps).join();
    }

    /// What its server heard next from other servers, or its socket told it.
    List<@Nullable Object> server() {
        return next(heardByServer);
    }

    /// What its client heard next.
    List<@Nullable Object> client() {
        return next(heardByClient);
    }

    /// What a client heard next that was opened elsewhere.
    List<@Nullable Object> wanderer() {
        return next(heardByWanderer);
    }

    /// Where its server is.
    @SuppressWarnings("unchecked") // as Node gives it
    int port() {
        var address = (Map<String, Object>) requireNonNull(call("http", List.of("address")));
        return (Integer) requireNonNull(address.get("port"));
    }

    private static List<@Nullable Object> next(BlockingQueue<List<@Nullable Object>> heard) {
        try {
            return requireNonNull(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "Nothing came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        input.close();
        process.destroy();
    }
}

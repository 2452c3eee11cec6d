package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a process shows: its exit status, its streams, its signals.
class ProcessTest {
    private static final int SIGTERM_STATUS = 128 + 15;

    @TempDir
    private Path data;

    @Test
    void sigtermEndsItSoonAndTellsClients() throws Exception {
        try (var server = ApplaudProcess.start(data, Map.of(), "server")) {
            var url = "127.0.0.1:" + server.awaitPort() + "/socket.io/?EIO=4&transport=";
            var closeCode = openWebSocket(URI.create("ws://" + url + "websocket"));

            var before = Instant.now();
            server.terminate();

            assertThat(closeCode.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
            assertThat(server.awaitExit()).isEqualTo(SIGTERM_STATUS);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
            assertThat(server.err()).isEmpty();
            assertThat(server.out()).doesNotContain("ERROR", "Exception");
        }
    }

    @Test
    void aFailedStartLeavesOneSentenceAndStatusOne() throws Exception {
        try (var server = ApplaudProcess.start(data, Map.of("PORT", "a"), "server")) {
            assertThat(server.awaitExit()).isOne();
            assertThat(server.out()).isEmpty();
            assertThat(server.err())
                    .isEqualTo("config.yml: server.applicationConnectors[0].port must be a whole number,"
                            + " not \"a\" (it comes from PORT).\n");
        }
    }

    @Test
    void aTokenIsAllThatIsPrinted() throws Exception {
        try (var token = ApplaudProcess.start(data, Map.of(), "token", "alice")) {
            assertThat(token.awaitExit()).isZero();
            assertThat(token.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
            assertThat(token.err()).isEmpty();
        }
    }

    @Test
    void misuseIsStatusTwo() throws Exception {
        try (var misused = ApplaudProcess.start(data, Map.of(), "content")) {
            assertThat(misused.awaitExit()).isEqualTo(2);
        }
    }

    private static CompletableFuture<Integer> openWebSocket(URI uri) {
        var closed = new CompletableFuture<Integer>();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(code);
                        return CompletableFuture.completedStage(null);
                    }

                    @Override
                    public void onError(WebSocket socket, Throwable error) {
                        closed.completeExceptionally(error);
                    }
                })
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        return closed;
    }
}

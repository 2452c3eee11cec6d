package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.RawHttpConnection;
import dev.applaud.socketio.client.SilentWebSocket;
import dev.applaud.socketio.client.WebSocketClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void aWebSocketMessageUpToTheLimitIsTakenAndALargerOneClosesTheConnection() {
        try (var echo = new EchoEngine()) {
            var client = echo.openWebSocket();
            client.send("4" + "x".repeat(999_999));
            assertThat(client.text()).hasSize(1_000_000);
            sendInVain(() -> client.send("4" + "x".repeat(1_000_000)));
            assertTooLarge(client);
            assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
        }
    }

    /// The server may have closed before all is written.
    private static void sendInVain(Runnable send) {
        try {
            send.run();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
        }
    }

    /// The status gets lost when the connection goes while the client is still writing.
    private static void assertTooLarge(WebSocketClient client) {
        assertThat(client.closeStatus()).isIn(1009, 1006);
    }

    @Test
    void fragmentsAreOneMessageWithOneLimit() {
        try (var echo = new EchoEngine()) {
            var client = echo.openWebSocket();
            client.sendFragments("4", "one", " message");
            assertThat(client.text()).isEqualTo("4one message");
            sendInVain(() -> client.sendFragments("4", "x".repeat(600_000), "x".repeat(600_000)));
            assertTooLarge(client);
        }
    }

    @Test
    void binaryMessagesComeAndGoAsFramesOrForTextClientsAsBase64() {
        try (var echo = new EchoEngine()) {
            var client = echo.openWebSocket();
            client.send(new byte[] {1, 2, 3});
            assertThat(client.binary()).containsExactly(1, 2, 3);
            client.send("bAQID");
            assertThat(client.binary()).containsExactly(1, 2, 3);
            var textOnly = WebSocketClient.connect(echo.jetty(), "/engine.io/?EIO=4&transport=websocket&b64=1");
            assertThat(textOnly.text()).startsWith("0{");
            textOnly.send(new byte[] {1, 2, 3});
            assertThat(textOnly.text()).isEqualTo("bAQID");
        }
    }

    @Test
    void aClientThatDoesNotFetchWhatWaitsForItIsDropped() {
        var settings = new EchoEngine.Settings();
        settings.maxBufferedBytes = 10_000;
        try (var echo = new EchoEngine(settings)) {
            echo.openPolling();
            var session = echo.session();
            var packet = List.of(OutgoingPacket.text("x".repeat(999)));
            for (int i = 0; i < 10; i++) {
                assertThat(session.send(packet)).isTrue();
            }
            assertThat(session.send(packet)).isFalse();
            assertThat(echo.closeReason()).isEqualTo(CloseReason.SLOW_CONSUMER);
            assertThat(echo.engine().size()).isZero();
        }
    }

    @Test
    void aClientThatDoesNotReadItsWebSocketIsDropped() throws Exception {
        try (var echo = new EchoEngine();
                var _ = new SilentWebSocket(echo.jetty(), "/engine.io/")) {
            var session = echo.session();
            var packet = List.of(OutgoingPacket.text("x".repeat(100_000)));
            for (int i = 0; i < 1_000 && session.isOpen(); i++) {
                session.send(packet);
            }
            assertThat(echo.closeReason()).isEqualTo(CloseReason.SLOW_CONSUMER);
        }
    }

    @Test
    void onePacketMayBeLargerThanTheBound() {
        var settings = new EchoEngine.Settings();
        settings.maxBufferedBytes = 1_024;
        try (var echo = new EchoEngine(settings)) {
            var client = echo.openPolling();
            assertThat(echo.session().send(List.of(OutgoingPacket.text("x".repeat(5_000)))))
                    .isTrue();
            assertThat(client.poll().body()).hasSize(5_001);
        }
    }

    @Test
    void connectionsBeyondTheLimitAreRefused() {
        var settings = new EchoEngine.Settings();
        settings.maxConnections = 1;
        try (var echo = new EchoEngine(settings)) {
            var first = echo.openPolling();
            var uri = echo.jetty().http("/engine.io/?EIO=4&transport=polling");
            assertThat(Http.get(uri).statusCode()).isEqualTo(503);
            assertThat(WebSocketClient.refusal(echo.jetty(), "/engine.io/?EIO=4&transport=websocket"))
                    .isEqualTo(503);
            first.post("1");
            assertThat(Http.get(uri).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoComesTooFastIsAskedToComeBackAtADifferentTime() {
        var settings = new EchoEngine.Settings();
        settings.maxHandshakesPerSecond = 2;
        var clock = new ManualClock();
        try (var echo = new EchoEngine(settings, clock)) {
            var first = echo.openPolling();
            echo.openWebSocket();
            var uri = echo.jetty().http("/engine.io/?EIO=4&transport=polling");
            var refused = Http.get(uri);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 5L);
            assertThat(first.post("4still there").body()).isEqualTo("ok");
            clock.pass(Duration.ofMillis(500));
            assertThat(Http.get(uri).statusCode()).isEqualTo(200);
            assertThat(WebSocketClient.refusal(echo.jetty(), "/engine.io/?EIO=4&transport=websocket"))
                    .isEqualTo(503);
        }
    }

    @Test
    void hintsAreDroppedUnlessTheClientIsWaitingForThem() {
        try (var echo = new EchoEngine()) {
            var client = echo.openPolling();
            var session = echo.session();
            var packet = List.of(OutgoingPacket.text("now").as(EventClass.HINT));
            assertThat(session.send(packet)).isFalse();
            var poll = client.pollAsync();
            Await.until("a poll that waits", () -> session.send(packet));
            assertThat(poll.join().body()).isEqualTo("4now");
            assertThat(session.send(packet)).isFalse();
        }
    }

    @Test
    void aPausedSessionReadsNothingUntilItIsResumed() {
        try (var echo = new EchoEngine()) {
            var webSocket = echo.openWebSocket();
            var session = echo.session();
            session.pause();
            webSocket.send("4first");
            webSocket.send("4second");
            assertThat(webSocket.text()).isEqualTo("4first"); // it was asked for before the pause
            session.send(List.of(OutgoingPacket.text("marker")));
            assertThat(webSocket.text()).isEqualTo("4marker");
            session.resume();
            assertThat(webSocket.text()).isEqualTo("4second");
        }
    }

    @Test
    void aSessionMayEndWhileItIsPaused() {
        try (var echo = new EchoEngine()) {
            var webSocket = echo.openWebSocket();
            var session = echo.session();
            session.pause();
            webSocket.send("4first");
            assertThat(webSocket.text()).isEqualTo("4first");
            webSocket.send("4unread");
            session.terminate(CloseReason.PING_TIMEOUT, OutgoingPacket.CLOSE);
            assertThat(webSocket.closeStatus()).isEqualTo(1005);
            assertThat(echo.closeReason()).isEqualTo(CloseReason.PING_TIMEOUT);
        }
    }

    @Test
    void attachmentsBelongToTheirPacketWhenItIsLargerThanTheBound() {
        var settings = new EchoEngine.Settings();
        settings.maxBufferedBytes = 1_024;
        try (var echo = new EchoEngine(settings)) {
            var client = echo.openWebSocket();
            var unit = List.of(OutgoingPacket.text("head"), OutgoingPacket.binary(new byte[5_000]));
            var session = echo.session();
            echo.awaitWritable(session);
            assertThat(session.send(unit)).isTrue();
            assertThat(client.text()).isEqualTo("4head");
            assertThat(client.binary()).hasSize(5_000);
        }
    }

    @Test
    void aPausedSessionAnswersItsPostLate() {
        try (var echo = new EchoEngine()) {
            var client = echo.openPolling();
            var session = echo.session();
            session.pause();
            var posted = CompletableFuture.supplyAsync(() -> client.post("4a"));
            assertThat(client.poll().body()).isEqualTo("4a");
            assertThat(posted).isNotDone();
            session.resume();
            assertThat(posted.join().body()).isEqualTo("ok");
        }
    }

    @Test
    void aBodyThatTricklesInDoesNotOutliveItsSession() throws IOException {
        try (var echo = new EchoEngine();
                var slow = new RawHttpConnection(echo.jetty())) {
            slow.write(post(echo.openPolling(), "Expect: 100-continue\r\nContent-Length: 1000000"));
            assertThat(slow.head()).startsWith("HTTP/1.1 100"); // it is being read
            slow.write("4a");
            echo.session().terminate(CloseReason.PING_TIMEOUT, OutgoingPacket.CLOSE);
            slow.write("b");
            assertThat(slow.untilTheEnd()).startsWith("HTTP/1.1 400");
        }
    }

    private static String post(PollingClient client, String headers) {
        return "POST " + client.uri().getRawPath() + "?" + client.uri().getRawQuery() + " HTTP/1.1\r\nHost: x\r\n"
                + headers + "\r\n\r\n";
    }

    @Test
    void aBodyThatClaimsToBeHugeIsRefusedInItsMidst() throws IOException {
        var settings = new EchoEngine.Settings();
        settings.maxHttpBufferSize = 1_024;
        try (var echo = new EchoEngine(settings);
                var large = new RawHttpConnection(echo.jetty())) {
            var client = echo.openPolling();
            large.write(post(client, "Content-Length: " + Long.MAX_VALUE) + "x".repeat(16 * 1_024));
            assertThat(large.head()).startsWith("HTTP/1.1 413");
            assertThat(client.post("4alive").body()).isEqualTo("ok");
        }
    }

    /// A ping is read when the pong before it has left.
    @Test
    void pingsAreReadNoFasterThanTheirPongsAre() throws IOException {
        try (var echo = new EchoEngine();
                var flood = new PingFlood(echo.jetty().port(), "/engine.io/?EIO=4&transport=websocket")) {
            var session = echo.session();
            Await.until("a server that reads no more", flood::isStuck);
            assertThat(session.isOpen()).isTrue();
        }
    }
}

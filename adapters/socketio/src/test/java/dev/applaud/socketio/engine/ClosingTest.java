package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.RawWebSocket;
import dev.applaud.socketio.client.TestJetty;
import dev.applaud.socketio.client.WebSocketClient;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingTest {
    private static final int NO_STATUS = 1005;

    private final EchoEngine echo = new EchoEngine();

    @AfterEach
    void close() {
        echo.close();
    }

    @Test
    void aClosePacketOnAWebSocketIsObeyedAtOnce() {
        var client = echo.openWebSocket();
        client.send("1");
        assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_CLOSE);
        assertThat(echo.engine().size()).isZero();
    }

    @Test
    void aCloseFrameEndsTheSession() {
        echo.openWebSocket().close();
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_CLOSE);
        assertThat(echo.engine().size()).isZero();
    }

    @Test
    void aLostConnectionEndsTheSession() {
        echo.openWebSocket().abort();
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_CLOSE);
        assertThat(echo.engine().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "7", "b*"})
    void anUndecodablePacketClosesTheWebSocketWithoutStatus(String packet) {
        var client = echo.openWebSocket();
        client.send(packet);
        assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.PARSE_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "6", "3"})
    void strayControlPacketsAreIgnored(String packet) {
        var client = echo.openWebSocket();
        client.send(packet);
        client.send("4x");
        assertThat(client.text()).isEqualTo("4x");
    }

    @Test
    void aPingFromTheClientIsAnError() {
        var client = echo.openWebSocket();
        client.send("2");
        assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
    }

    @Test
    void theServersCloseFlushesTheWebSocketFirst() {
        var client = echo.openWebSocket();
        var session = echo.session();
        for (int i = 0; i < 500; i++) {
            session.send(List.of(OutgoingPacket.text("m" + i)));
        }
        session.close();
        for (int i = 0; i < 500; i++) {
            assertThat(client.text()).isEqualTo("4m" + i);
        }
        assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.FORCED_CLOSE);
    }

    @Test
    void theServersCloseAnswersAParkedPoll() {
        var client = echo.openPolling();
        var poll = client.pollAsync();
        var session = echo.session();
        echo.awaitWritable(session);
        session.close();
        assertThat(poll.join().body()).isEqualTo("1");
        assertThat(client.poll().statusCode()).isEqualTo(400);
    }

    @Test
    void theServersCloseWaitsForTheNextPoll() {
        var client = echo.openPolling();
        echo.session().close();
        assertThat(echo.closeReason()).isEqualTo(CloseReason.FORCED_CLOSE);
        assertThat(client.post("4ignored").body()).isEqualTo("ok");
        assertThat(client.packets()).containsExactly("6", "1");
        assertThat(client.poll().statusCode()).isEqualTo(400);
        assertThat(echo.engine().size()).isZero();
    }

    @Test
    void theServersCloseWaitsHalfAMinuteForAPollAndNoLonger() {
        var clock = new ManualClock();
        try (var timed = new EchoEngine(clock)) {
            timed.openPolling();
            timed.session().close();
            clock.pass(Duration.ofMillis(29_900));
            assertThat(timed.engine().size()).isOne();
            clock.pass(Duration.ofMillis(100));
            assertThat(timed.engine().size()).isZero();
            assertThat(timed.closeReason()).isEqualTo(CloseReason.FORCED_CLOSE);
        }
    }

    @Test
    void theServersCloseHandsOutWhatIsBufferedFirst() {
        PollingClient client = echo.openPolling();
        var session = echo.session();
        session.send(List.of(OutgoingPacket.text("last")));
        session.close();
        assertThat(session.send(List.of(OutgoingPacket.text("too late")))).isFalse();
        assertThat(client.packets()).containsExactly("4last");
        assertThat(client.packets()).containsExactly("6", "1");
    }

    @Test
    void noTimerIsLeftOfAWebSocketThatWasClosedTwice() throws IOException {
        var clock = new ManualClock();
        try (var timed = new EchoEngine(clock);
                var client = new RawWebSocket(timed.jetty(), "/engine.io/?EIO=4&transport=websocket")) {
            var session = timed.session();
            timed.awaitWritable(session);
            session.close();
            assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
            session.terminate(CloseReason.PING_TIMEOUT, OutgoingPacket.CLOSE);
            client.send(RawWebSocket.frame(RawWebSocket.FIN | RawWebSocket.CLOSE, new byte[0]));
            assertThat(client.isEnded()).isTrue();
            Await.until("no timers", () -> timed.engine().timers().size() == 0);
        }
    }

    @Test
    void shutdownAnswersPollsAndClosesWebSocketsAsGoingAway() {
        var poll = echo.openPolling().pollAsync();
        echo.awaitWritable(echo.session());
        var webSocket = echo.openWebSocket();
        echo.engine().shutdown().join();
        assertThat(poll.join().body()).isEqualTo("1");
        assertThat(webSocket.closeStatus()).isEqualTo(1001);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.SERVER_SHUTTING_DOWN);
        assertThat(echo.engine().size()).isZero();
    }

    @Test
    void clientsThatStopReadingAtACloseFrameGetNone() throws IOException {
        try (var client = new RawWebSocket(echo.jetty(), "/engine.io/?EIO=4&transport=websocket", "okhttp/4.12.0")) {
            var session = echo.session();
            echo.awaitWritable(session);
            session.send(List.of(OutgoingPacket.text("last")));
            session.close();
            assertThat(client.receive().text()).startsWith("0{");
            assertThat(client.receive().text()).isEqualTo("4last");
            assertThatThrownBy(client::receive).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void afterTheShutdownNobodyGetsIn() {
        echo.engine().shutdown().join();
        assertThat(WebSocketClient.refusal(echo.jetty(), "/engine.io/?EIO=4&transport=websocket"))
                .isEqualTo(503);
    }

    @Test
    void stoppingJettyDoesNotWaitForItsTimeout() {
        var client = echo.openWebSocket();
        long start = System.nanoTime();
        echo.close();
        assertThat(client.closeStatus()).isEqualTo(1001);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TestJetty.STOP_TIMEOUT);
    }

    @Test
    void aDrainEndsOneSessionAfterTheOtherAndTakesNoMore() {
        var clock = new ManualClock();
        try (var timed = new EchoEngine(clock)) {
            timed.openWebSocket();
            timed.openPolling();
            var drained = timed.engine().drain(Duration.ofSeconds(10));
            clock.pass(Duration.ofSeconds(1));
            assertThat(timed.engine().size()).isEqualTo(1);
            assertThat(WebSocketClient.refusal(timed.jetty(), "/engine.io/?EIO=4&transport=websocket"))
                    .isEqualTo(503);
            assertThat(drained).isNotDone();
            clock.pass(Duration.ofSeconds(4));
            assertThat(timed.closeReason()).isEqualTo(CloseReason.SERVER_SHUTTING_DOWN);
            assertThat(timed.closeReason()).isEqualTo(CloseReason.SERVER_SHUTTING_DOWN);
            assertThat(drained).isCompleted();
        }
    }

    @Test
    void anEngineWithoutSessionsIsDrainedAtOnce() {
        assertThat(echo.engine().drain(Duration.ofHours(1))).isCompleted();
    }
}

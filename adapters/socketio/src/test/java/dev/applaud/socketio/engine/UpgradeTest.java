package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.RawHttpConnection;
import dev.applaud.socketio.client.WebSocketClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {
    private static final int NO_STATUS = 1005;

    private final EchoEngine echo = new EchoEngine();
    private final PollingClient client = echo.openPolling();
    private final EngineSession session = echo.session();

    @AfterEach
    void close() {
        echo.close();
    }

    private void assertStillPolling() {
        assertThat(session.transportName()).isEqualTo("polling");
        assertThat(client.post("4still").body()).isEqualTo("ok");
        assertThat(client.packets()).containsExactly("4still");
    }

    private static void assertMayUpgrade(PollingClient client) {
        var webSocket = client.upgrade();
        webSocket.send("4again");
        assertThat(webSocket.text()).isEqualTo("4again");
    }

    @Test
    void aProbedCandidateThatSaysFiveTakesOver() {
        var webSocket = client.upgrade();
        webSocket.send("4hello");
        assertThat(webSocket.text()).isEqualTo("4hello");
        assertThat(session.transportName()).isEqualTo("websocket");
    }

    @Test
    void theParkedPollIsAnsweredWithANoopAtTheProbe() {
        var poll = client.pollAsync();
        echo.awaitWritable(session);
        client.candidate().send("2probe");
        assertThat(poll.join().body()).isEqualTo("6");
    }

    @Test
    void everyPollWhileProbingIsAnsweredWithANoop() {
        var webSocket = client.probe();
        for (int i = 0; i < 3; i++) {
            assertThat(client.poll().body()).isEqualTo("6");
        }
        webSocket.send("5");
        webSocket.send("4x");
        assertThat(webSocket.text()).isEqualTo("4x");
    }

    @Test
    void aPollWhileProbingIsHeldForATenthOfASecond() {
        var clock = new ManualClock();
        try (var timed = new EchoEngine(clock)) {
            var waiting = timed.openPolling();
            waiting.probe();
            var polled = timed.session();
            for (int i = 0; i < 3; i++) {
                var poll = waiting.pollAsync();
                timed.awaitWritable(polled);
                clock.pass(Duration.ofMillis(90)); // two of the timers' ticks before
                timed.awaitWritable(polled);
                clock.pass(Duration.ofMillis(10));
                assertThat(poll.join().body()).isEqualTo("6");
            }
        }
    }

    /// The poll and the `5` travel on different connections, and may come in either order.
    @Test
    void aPollThatOvertakesTheSwitchIsRefusedAsOneAfterIt() {
        var clock = new ManualClock();
        try (var timed = new EchoEngine(clock)) {
            for (int i = 0; i < 50; i++) {
                var waiting = timed.openPolling();
                var webSocket = waiting.probe();
                var poll = waiting.pollAsync();
                var polled = timed.session();
                if (i % 2 == 0) {
                    timed.awaitWritable(polled);
                }
                webSocket.send("5");
                assertThat(poll.join().statusCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void eventsFlowBothWaysOverPollingWhileProbing() {
        client.probe();
        assertThat(client.post("4a").body()).isEqualTo("ok");
        assertThat(client.packets()).containsExactly("4a");
        var poll = client.pollAsync();
        session.send(List.of(OutgoingPacket.text("b")));
        assertThat(poll.join().body()).isIn("4b", "6");
    }

    @Test
    void whatIsBufferedLeavesByTheWebSocketInOrder() {
        client.post("4a\u001e4b\u001ebAQID");
        var webSocket = client.upgrade();
        session.send(List.of(OutgoingPacket.text("c")));
        assertThat(webSocket.text()).isEqualTo("4a");
        assertThat(webSocket.text()).isEqualTo("4b");
        assertThat(webSocket.binary()).containsExactly(1, 2, 3);
        assertThat(webSocket.text()).isEqualTo("4c");
    }

    @Test
    void afterTheUpgradeTheSessionIsNotPolledAnyMore() {
        var webSocket = client.upgrade();
        var poll = client.poll();
        assertThat(poll.statusCode()).isEqualTo(400);
        assertThat(poll.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
        webSocket.send("4x");
        assertThat(webSocket.text()).isEqualTo("4x");
        assertThat(client.post("4y").statusCode()).isEqualTo(400);
    }

    @Test
    void aPostThatIsBeingReadAtTheSwitchMayFinish() throws IOException {
        try (var slow = new RawHttpConnection(echo.jetty())) {
            slow.write("POST " + client.uri().getRawPath() + "?" + client.uri().getRawQuery()
                    + " HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            assertThat(slow.head()).startsWith("HTTP/1.1 100"); // it is being read
            slow.write("4po");
            var webSocket = client.upgrade();
            webSocket.send("4first");
            assertThat(webSocket.text()).isEqualTo("4first");
            slow.write("st");
            assertThat(webSocket.text()).isEqualTo("4post");
            assertThat(slow.head()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aPollFromBeforeTheProbeGetsANoopAtTheSwitch() {
        var poll = client.pollAsync();
        echo.awaitWritable(session);
        client.candidate().send("5"); // without a probe, which is accepted
        assertThat(poll.join().body()).isEqualTo("6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2wrong", "4hello", "3probe", "1", "abc", ""})
    void anythingElseOnTheCandidateClosesOnlyThat(String packet) {
        var webSocket = client.candidate();
        webSocket.send(packet);
        assertThat(webSocket.closeStatus()).isEqualTo(NO_STATUS);
        assertStillPolling();
        assertMayUpgrade(client);
    }

    @Test
    void binaryDataOnTheCandidateClosesOnlyThat() {
        var webSocket = client.candidate();
        webSocket.send(new byte[] {1});
        assertThat(webSocket.closeStatus()).isEqualTo(NO_STATUS);
        assertStillPolling();
    }

    @Test
    void aRepeatedProbeIsAnsweredAgainAndFiveMayCarryData() {
        var webSocket = client.candidate();
        webSocket.send("2probe");
        webSocket.send("2probe");
        assertThat(webSocket.text()).isEqualTo("3probe");
        assertThat(webSocket.text()).isEqualTo("3probe");
        webSocket.send("52");
        webSocket.send("4x");
        assertThat(webSocket.text()).isEqualTo("4x");
    }

    @Test
    void aSecondCandidateIsClosedAndTheFirstGoesOn() {
        var first = client.probe();
        assertThat(client.candidate().closeStatus()).isEqualTo(NO_STATUS);
        first.send("5");
        first.send("4x");
        assertThat(first.text()).isEqualTo("4x");
    }

    @Test
    void aCandidateAfterTheUpgradeIsClosed() {
        var webSocket = client.upgrade();
        assertThat(client.candidate().closeStatus()).isEqualTo(NO_STATUS);
        webSocket.send("4x");
        assertThat(webSocket.text()).isEqualTo("4x");
    }

    @Test
    void aWebSocketSessionCannotBeTakenOver() {
        var first = WebSocketClient.connect(echo.jetty(), "/engine.io/?EIO=4&transport=websocket");
        var sid = first.text().substring(9, 29);
        var second = WebSocketClient.connect(echo.jetty(), "/engine.io/?EIO=4&transport=websocket&sid=" + sid);
        assertThat(second.closeStatus()).isEqualTo(NO_STATUS);
        first.send("4x");
        assertThat(first.text()).isEqualTo("4x");
    }

    @Test
    void aCandidateThatGoesAwayLeavesTheSessionOnPolling() {
        var webSocket = client.probe();
        webSocket.abort();
        assertStillPolling();
        assertMayUpgrade(client);
    }

    @Test
    void aSessionThatTheServerClosesWhileProbingTakesItsCandidateAlong() {
        var webSocket = client.probe();
        session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
        assertThat(webSocket.closeStatus()).isEqualTo(NO_STATUS);
    }

    @Test
    void aCloseWhileProbingIsCarriedOutByWhicheverTransportComesFirst() {
        var webSocket = client.probe();
        session.send(List.of(OutgoingPacket.text("last")));
        session.close();
        webSocket.send("5");
        assertThat(webSocket.text()).isEqualTo("4last");
        assertThat(webSocket.closeStatus()).isEqualTo(NO_STATUS);
    }

    @Test
    void aCandidateThatTakesTooLongIsClosed() {
        var settings = new EchoEngine.Settings();
        settings.upgradeTimeout = 10_000;
        var clock = new ManualClock();
        try (var timed = new EchoEngine(settings, clock)) {
            var waiting = timed.openPolling();
            var webSocket = waiting.probe();
            clock.pass(Duration.ofMillis(9_900));
            waiting.post("4y");
            assertThat(waiting.packets()).containsExactly("4y");
            assertThat(webSocket.isClosed()).isFalse();
            clock.pass(Duration.ofMillis(100));
            assertThat(webSocket.closeStatus()).isEqualTo(NO_STATUS);
            assertThat(waiting.post("4x").body()).isEqualTo("ok");
            assertThat(waiting.packets()).containsExactly("4x");
            assertMayUpgrade(waiting);
        }
    }
}

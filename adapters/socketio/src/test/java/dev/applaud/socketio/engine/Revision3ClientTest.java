package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.WebSocketClient;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients of Socket.IO 2 send and get, byte by byte.
class Revision3ClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration MOMENT = Duration.ofMillis(10);
    private static final String WEBSOCKET = "/engine.io/?EIO=3&transport=websocket";

    private final EchoEngine echo = new EchoEngine(settings());

    private static EchoEngine.Settings settings() {
        var settings = new EchoEngine.Settings();
        settings.allowEio3 = true;
        return settings;
    }

    @AfterEach
    void close() {
        echo.close();
    }

    private PollingClient open(String parameters) {
        return PollingClient.open(echo.jetty(), EchoEngine.PATH, parameters);
    }

    private WebSocketClient openWebSocket(String path) {
        var client = WebSocketClient.connect(echo.jetty(), path);
        assertThat(client.text()).startsWith("0{").contains("\"upgrades\":[]");
        return client;
    }

    @ParameterizedTest
    @ValueSource(strings = {"EIO=3&", "", "EIO=&"})
    void theOpenPacketHasItsLengthInFront(String revision) {
        var answer = Http.get(echo.jetty().http("/engine.io/?" + revision + "transport=polling"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=UTF-8");
        assertThat(answer.body())
                .matches("118:0\\{\"sid\":\"[A-Za-z0-9_-]{20}\",\"upgrades\":\\[\"websocket\"],\"pingInterval\":25000,"
                        + "\"pingTimeout\":20000,\"maxPayload\":1000000}");
        assertThat(echo.session().protocol()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EIO=abc", "EIO=2", "EIO=5"})
    void otherRevisionsAreRefused(String revision) {
        var path = "/engine.io/?" + revision;
        assertThat(Http.get(echo.jetty().http(path + "&transport=polling")).body())
                .isEqualTo("{\"code\":5,\"message\":\"Unsupported protocol version\"}");
        assertThat(WebSocketClient.refusal(echo.jetty(), path + "&transport=websocket"))
                .isEqualTo(400);
    }

    @Test
    void clientsOfRevision4AreServedAsEver() {
        var client = echo.openPolling();
        client.post("4a\u001e4b");
        assertThat(client.packets()).containsExactly("4a", "4b");
        assertThat(echo.session().protocol()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"EIO=4, EIO=3", "EIO=4, ''", "EIO=3, EIO=4", "EIO=3, EIO=abc"})
    void aSessionKeepsItsRevision(String opened, String used) {
        var sid = open(opened).sid();
        var answer = Http.get(echo.jetty().http("/engine.io/?" + used + "&transport=polling&sid=" + sid));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
    }

    @Test
    void textsGoBothWaysWithTheirLengthsInUtf16Units() {
        var client = open("EIO=3");
        assertThat(client.post("6:4hello3:4😀2:4€").body()).isEqualTo("ok");
        assertThat(client.poll().body()).isEqualTo("6:4hello3:4😀2:4€");
    }

    @Test
    void binaryMessagesGoBothWaysAsBase64WithThoseWhoTakeTextOnly() {
        var client = open("EIO=3&b64=1");
        client.post("6:4hello10:b4AQIDBA==");
        assertThat(client.poll().body()).isEqualTo("6:4hello10:b4AQIDBA==");
    }

    @Test
    void binaryMessagesGoBothWaysAsTheyAreWithAllOthers() {
        var client = open("EIO=3");
        var body = HexFormat.of().parseHex("0006ff3468656c6c6f0105ff0401020304");
        var posted = Http.send("POST", client.uri(), body, "Content-Type", "application/octet-stream");
        assertThat(posted.body()).asString().isEqualTo("ok");
        var polled = Http.send("GET", client.uri(), new byte[0]);
        assertThat(polled.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(polled.body()).isEqualTo(body);
    }

    @Test
    void aPostThatCannotBeReadEndsTheSession() {
        var client = open("EIO=3");
        assertThat(client.post("6:4hello999999999:4").statusCode()).isEqualTo(400);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.PARSE_ERROR);
        assertThat(client.poll().body()).contains("\"code\":1");
    }

    @Test
    void aBinaryPostOverTheLimitIsRefusedAndTheSessionLivesOn() {
        var client = open("EIO=3");
        var tooLarge = new byte[1_000_001];
        assertThat(Http.send("POST", client.uri(), tooLarge, "Content-Type", "application/octet-stream")
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.post("2:4a").body()).isEqualTo("ok");
    }

    @Test
    void aWebSocketTakesTextsAndBinaryMessagesWithTheirType() {
        var client = openWebSocket(WEBSOCKET);
        client.send("4hello");
        assertThat(client.text()).isEqualTo("4hello");
        client.send(new byte[] {4, 1, 2, 3});
        assertThat(client.binary()).containsExactly(4, 1, 2, 3);
        client.send("b4AQID");
        assertThat(client.binary()).containsExactly(4, 1, 2, 3);
    }

    @Test
    void aWebSocketOfAClientThatTakesTextOnlyGetsBase64() {
        var client = openWebSocket(WEBSOCKET + "&b64=1");
        client.send("b4AQID");
        assertThat(client.text()).isEqualTo("b4AQID");
    }

    @Test
    void aBinaryMessageWithoutTheRightTypeIsUnreadable() {
        var client = openWebSocket(WEBSOCKET);
        client.send(new byte[] {1, 2, 3});
        assertThat(client.closeStatus()).isEqualTo(1005);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.PARSE_ERROR);
    }

    @Test
    void theClientPingsAndIsAnswered() {
        var polling = open("EIO=3");
        assertThat(polling.post("1:2").body()).isEqualTo("ok");
        assertThat(polling.poll().body()).isEqualTo("1:3");
        var webSocket = openWebSocket(WEBSOCKET);
        webSocket.send("2");
        assertThat(webSocket.text()).isEqualTo("3");
    }

    @Test
    void aClientThatDoesNotPingIsGoneAfterIntervalAndTimeoutAndNoSooner() {
        var clock = new ManualClock();
        try (var timed = new EchoEngine(settings(), clock)) {
            var client = PollingClient.open(timed.jetty(), EchoEngine.PATH, "EIO=3");
            var session = timed.session();
            clock.pass(PATIENCE.minus(MOMENT));
            client.post("1:2");
            clock.pass(PATIENCE.minus(MOMENT));
            client.post("8:4no ping");
            assertThat(client.poll().body()).isEqualTo("1:38:4no ping");
            assertThat(session.isOpen()).isTrue();
            clock.pass(MOMENT);
            assertThat(timed.closeReason()).isEqualTo(CloseReason.PING_TIMEOUT);
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aClientWhosePingMayBeUnreadIsNotDropped() {
        var clock = new ManualClock();
        try (var timed = new EchoEngine(settings(), clock)) {
            PollingClient.open(timed.jetty(), EchoEngine.PATH, "EIO=3");
            var session = timed.session();
            session.pause();
            clock.pass(PATIENCE);
            assertThat(session.isOpen()).isTrue();
            session.resume();
            clock.pass(PATIENCE);
            assertThat(timed.closeReason()).isEqualTo(CloseReason.PING_TIMEOUT);
        }
    }

    @Test
    void theOpenPacketOfAWebSocketComesWithAPauseForThoseWhoListenLate() {
        var clock = new ManualClock();
        try (var timed = new EchoEngine(settings(), clock)) {
            var client = WebSocketClient.connect(timed.jetty(), WEBSOCKET);
            timed.session().send(List.of(OutgoingPacket.text("first")));
            Await.until(
                    "the timers of heartbeat and pause", () -> clock.timers().size() == 2);
            client.send("4second");
            assertThat(client.hasNext()).isFalse();
            clock.pass(Duration.ofMillis(20));
            assertThat(client.text()).startsWith("0{");
            assertThat(client.text()).isEqualTo("4first");
            assertThat(client.text()).isEqualTo("4second");
        }
    }

    @Test
    void aPongFromTheClientIsAnError() {
        open("EIO=3").post("1:3");
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
    }

    @Test
    void theUpgradeIsTheSameAsInRevision4() {
        var client = open("EIO=3");
        var webSocket = client.candidate();
        var poll = client.pollAsync();
        echo.awaitWritable(echo.session());
        webSocket.send("2probe");
        assertThat(webSocket.text()).isEqualTo("3probe");
        assertThat(poll.join().body()).isEqualTo("1:6");
        client.post("2:4a6:b4AQID");
        webSocket.send("5");
        assertThat(webSocket.text()).isEqualTo("4a");
        assertThat(webSocket.binary()).containsExactly(4, 1, 2, 3);
        webSocket.send("2");
        assertThat(webSocket.text()).isEqualTo("3");
        assertThat(client.poll().statusCode()).isEqualTo(400);
    }

    @Test
    void aCloseOfTheClientAnswersThePollThatWaits() {
        var client = open("EIO=3");
        var poll = client.pollAsync();
        echo.awaitWritable(echo.session());
        assertThat(client.post("1:1").body()).isEqualTo("ok");
        assertThat(poll.join().body()).isEqualTo("1:6");
    }

    @Test
    void aPollThatCrossesTheClientsCloseGetsItsNoop() {
        try (var timed = new EchoEngine(settings(), new ManualClock())) {
            var client = PollingClient.open(timed.jetty(), EchoEngine.PATH, "EIO=3");
            assertThat(client.post("1:1").body()).isEqualTo("ok");
            assertThat(client.poll().body()).isEqualTo("1:6");
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void theServersCloseReachesPollsInTheirFraming() {
        var client = open("EIO=3");
        var session = echo.session();
        session.send(List.of(OutgoingPacket.text("last")));
        session.close();
        assertThat(client.poll().body()).isEqualTo("5:4last");
        assertThat(client.poll().body()).isEqualTo("1:61:1");
        var overlapping = open("EIO=3");
        var poll = overlapping.pollAsync();
        echo.awaitWritable(echo.session());
        assertThat(overlapping.poll().statusCode()).isEqualTo(400);
        assertThat(poll.join().body()).isEqualTo("1:1");
    }
}

package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.RawHttpConnection;
import dev.applaud.socketio.client.WebSocketClient;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private final EchoEngine echo = new EchoEngine();

    @AfterEach
    void close() {
        echo.close();
    }

    @Test
    void pollingGetsTheOpenPacketWithItsFiveKeys() {
        var answer = Http.get(echo.jetty().http("/engine.io/?EIO=4&transport=polling"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Length")).contains("118");
        assertThat(answer.body())
                .matches("0\\{\"sid\":\"[A-Za-z0-9_-]{20}\",\"upgrades\":\\[\"websocket\"],\"pingInterval\":25000,"
                        + "\"pingTimeout\":20000,\"maxPayload\":1000000}");
    }

    @Test
    void aWebSocketGetsTheSameWithoutUpgrades() {
        var client = WebSocketClient.connect(echo.jetty(), "/engine.io/?EIO=4&transport=websocket");
        assertThat(client.text())
                .matches("0\\{\"sid\":\"[A-Za-z0-9_-]{20}\",\"upgrades\":\\[],\"pingInterval\":25000,"
                        + "\"pingTimeout\":20000,\"maxPayload\":1000000}");
    }

    @Test
    void theRequestIsKeptForTheApplication() {
        var uri = echo.jetty().http("/engine.io/?EIO=4&transport=polling&room=a&room=b%20c");
        assertThat(Http.get(uri, "X-Colour", "red", "X-Colour", "blue").statusCode())
                .isEqualTo(200);
        var handshake = echo.session().handshake();
        assertThat(handshake.query()).containsEntry("room", "b c").containsEntry("EIO", "4");
        assertThat(handshake.headers()).containsEntry("x-colour", "red, blue").containsKey("host");
        assertThat(handshake.address()).isEqualTo("127.0.0.1");
        assertThat(handshake.url()).isEqualTo("/engine.io/?EIO=4&transport=polling&room=a&room=b%20c");
        assertThat(handshake.secure()).isFalse();
    }

    @Test
    void everyPathBelowThePrefixIsServedAndNoOther() {
        assertThat(status("/engine.io/x?EIO=4&transport=polling")).isEqualTo(200);
        assertThat(status("/engine.io?EIO=4&transport=polling")).isEqualTo(404);
        assertThat(status("/elsewhere?EIO=4&transport=polling")).isEqualTo(404);
    }

    @Test
    void thePathWithoutItsLastSlashIsServedOnDemand() {
        var settings = new EchoEngine.Settings();
        settings.addTrailingSlash = false;
        try (var lenient = new EchoEngine(settings)) {
            for (var path : List.of("/engine.io", "/engine.io/", "/engine.io/x")) {
                assertThat(status(lenient, path + "?EIO=4&transport=polling")).isEqualTo(200);
            }
            assertThat(status(lenient, "/engine.iox?EIO=4&transport=polling")).isEqualTo(404);
            assertThat(status(lenient, "/?EIO=4&transport=polling")).isEqualTo(404);
        }
    }

    @Test
    void upgradesAreNotOfferedWhenThereAreNone() {
        var settings = new EchoEngine.Settings();
        settings.allowUpgrades = false;
        try (var fixed = new EchoEngine(settings)) {
            var answer = Http.get(fixed.jetty().http("/engine.io/?EIO=4&transport=polling"));
            assertThat(answer.body()).contains("\"upgrades\":[]");
            var path = "/engine.io/?EIO=4&transport=websocket&sid=";
            assertThat(WebSocketClient.refusal(
                            fixed.jetty(), path + fixed.session().sid()))
                    .isEqualTo(400);
            fixed.openWebSocket();
        }
    }

    @Test
    void pollingMayBeTheOnlyTransport() {
        var settings = new EchoEngine.Settings();
        settings.transports = Set.of("polling");
        try (var polling = new EchoEngine(settings)) {
            var answer = Http.get(polling.jetty().http("/engine.io/?EIO=4&transport=polling"));
            assertThat(answer.body()).contains("\"upgrades\":[]");
            assertThat(WebSocketClient.refusal(polling.jetty(), "/engine.io/?EIO=4&transport=websocket"))
                    .isEqualTo(400);
        }
    }

    @Test
    void webSocketMayBeTheOnlyTransport() {
        var settings = new EchoEngine.Settings();
        settings.transports = Set.of("websocket");
        try (var webSocket = new EchoEngine(settings)) {
            webSocket.openWebSocket();
            var answer = Http.get(webSocket.jetty().http("/engine.io/?EIO=4&transport=polling"));
            assertThat(answer.body()).isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
        }
    }

    @Test
    void aConnectorThatIsToBeSkippedIsNotServed() {
        echo.jetty().connector().setName("admin");
        assertThat(status("/engine.io/?EIO=4&transport=polling")).isEqualTo(404);
    }

    private int status(String pathAndQuery) {
        return status(echo, pathAndQuery);
    }

    private static int status(EchoEngine echo, String pathAndQuery) {
        return Http.get(echo.jetty().http(pathAndQuery)).statusCode();
    }

    @Test
    void compressionIsNotNegotiated() throws IOException {
        try (var connection = new RawHttpConnection(echo.jetty())) {
            connection.write("""
                    GET /engine.io/?EIO=4&transport=websocket HTTP/1.1\r
                    Host: x\r
                    Connection: keep-alive, Upgrade\r
                    Upgrade: WebSocket\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r
                    \r
                    """);
            assertThat(connection.head()).contains(" 101 ").doesNotContain("permessage-deflate");
        }
    }
}

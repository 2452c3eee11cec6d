package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.RawHttpConnection;
import dev.applaud.socketio.client.RawWebSocket;
import dev.applaud.socketio.client.WebSocketClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckTest {
    private static final EchoEngine echo = new EchoEngine();

    @AfterAll
    static void close() {
        echo.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | EIO=4                                           | 0 | Transport unknown",
                "GET  | EIO=4&transport=abc                             | 0 | Transport unknown",
                "GET  | EIO=4&transport=polling&transport=abc           | 0 | Transport unknown",
                "POST | EIO=4&transport=abc&sid=nope                    | 0 | Transport unknown",
                "GET  | EIO=4&transport=polling&sid=nope                | 1 | Session ID unknown",
                "POST | EIO=4&transport=polling&sid=nope                | 1 | Session ID unknown",
                "GET  | EIO=4&transport=websocket&sid=nope              | 1 | Session ID unknown",
                "POST | EIO=4&transport=polling                         | 2 | Bad handshake method",
                "PUT  | EIO=4&transport=polling                         | 2 | Bad handshake method",
                "OPTIONS | EIO=4&transport=polling                      | 2 | Bad handshake method",
                "DELETE | EIO=4&transport=polling                       | 2 | Bad handshake method",
                "POST | EIO=4&transport=websocket                       | 2 | Bad handshake method",
                "POST | EIO=3&transport=polling                         | 2 | Bad handshake method",
                "GET  | EIO=4&transport=websocket                       | 3 | Bad request",
                "GET  | transport=polling                               | 5 | Unsupported protocol version",
                "GET  | EIO=abc&transport=polling                       | 5 | Unsupported protocol version",
                "GET  | EIO=3&transport=polling                         | 5 | Unsupported protocol version",
            })
    void aBadRequestIsRefusedWithCodeAndMessage(String method, String query, int code, String message) {
        assertRefused(send(method, query), 400, code, message);
    }

    private static HttpResponse<String> send(String method, String query) {
        return Http.send(method, echo.jetty().http("/engine.io/?" + query), "");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, int code, String message) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"code\":%d,\"message\":\"%s\"}".formatted(code, message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%E0%A4%A", "%zz", "%"})
    void aMalformedQueryIsRefused(String value) throws IOException {
        try (var connection = new RawHttpConnection(echo.jetty())) {
            connection.write("GET /engine.io/?EIO=4&transport=polling&x=" + value + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(connection.head()).contains(" 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\"", "{}", "a|b", "\u00e9^"})
    void anUpgradeWithIllegalCharactersInItsQueryIsRefused(String value) throws IOException {
        try (var connection = new RawHttpConnection(echo.jetty())) {
            connection.write("GET /engine.io/?EIO=4&transport=websocket&x=" + value + " HTTP/1.1\r\nHost: x\r\n"
                    + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            assertThat(connection.head()).contains(" 400 ");
        }
    }

    @Test
    void aHandshakeByHeadIsRefused() {
        assertThat(send("HEAD", "EIO=4&transport=polling").statusCode()).isEqualTo(400);
    }

    /// Jetty itself refuses them where it reads them.
    @ParameterizedTest
    @ValueSource(strings = {"http://a\u007f", "http://a\u0001", "http://a\u0000b"})
    void anOriginWithIllegalCharactersIsRefused(String origin) throws IOException {
        try (var connection = new RawHttpConnection(echo.jetty())) {
            connection.write(
                    "GET /engine.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nOrigin: " + origin + "\r\n\r\n");
            assertThat(connection.head()).contains(" 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u001f", "\u007f", "\u0100"})
    void soIsOneThatComesInAnotherWay(String illegal) {
        var answer = withOrigin("http://a" + illegal);
        assertRefused(answer, 400, 3, "Bad request");
    }

    @Test
    void anOriginMayHoldTabsAndLettersOfLatin1() {
        assertThat(withOrigin("http://a\t\u00e9").statusCode()).isEqualTo(200);
    }

    /// Jetty's customizers may change what it has read.
    private static HttpResponse<String> withOrigin(String origin) {
        var settings = new EchoEngine.Settings();
        settings.cors = CorsOptions.of(List.of("*"), false);
        try (var own = new EchoEngine(settings)) {
            own.jetty().customize((request, _) -> new Request.Wrapper(request) {
                @Override
                public HttpFields getHeaders() {
                    return HttpFields.build(super.getHeaders()).put("Origin", origin);
                }
            });
            return Http.get(own.jetty().http("/engine.io/?EIO=4&transport=polling"));
        }
    }

    @Test
    void anEmptySidMeansAHandshake() {
        assertThat(send("GET", "EIO=4&transport=polling&sid=").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EIO=4&transport=websocket", "EIO=3&transport=polling", "transport=polling"})
    void aKnownSessionWantsItsOwnTransportAndProtocol(String query) {
        var client = echo.openPolling();
        assertRefused(send("GET", query + "&sid=" + client.sid()), 400, 3, "Bad request");
        assertThat(client.post("4still here").body()).isEqualTo("ok");
    }

    @Test
    void aWebSocketSessionIsNotPolled() {
        var client = WebSocketClient.connect(echo.jetty(), "/engine.io/?EIO=4&transport=websocket");
        var sid = client.text().substring(9, 29);
        assertRefused(send("GET", "EIO=4&transport=polling&sid=" + sid), 400, 3, "Bad request");
        assertRefused(send("POST", "EIO=4&transport=polling&sid=" + sid), 400, 3, "Bad request");
        assertRefused(send("GET", "EIO=4&transport=websocket&sid=" + sid), 400, 3, "Bad request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void aKnownSessionTakesOnlyGetAndPost(String method) {
        var client = echo.openPolling();
        var answer = Http.send(method, client.uri(), "");
        assertRefused(answer, 405, 3, "Bad request");
        assertThat(answer.headers().firstValue("Allow")).contains("GET, POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EIO=4&transport=polling",
                "EIO=3&transport=websocket",
                "transport=websocket",
                "EIO=abc&transport=websocket",
                "EIO=4&transport=abc",
                "EIO=4",
                "EIO=4&transport=websocket&sid=nope"
            })
    void aBadUpgradeIsRefusedBeforeItIsAnswered(String query) {
        assertThat(WebSocketClient.refusal(echo.jetty(), "/engine.io/?" + query))
                .isEqualTo(400);
    }

    @Test
    void aRefusedUpgradeIsToldWhyInPlainText() throws IOException {
        try (var connection = new RawHttpConnection(echo.jetty())) {
            connection.write(new String(
                    RawWebSocket.request("/engine.io/?EIO=4&transport=websocket&sid=nope"), StandardCharsets.US_ASCII));
            var answer = connection.untilTheEnd();
            assertThat(answer).startsWith("HTTP/1.1 400 Bad Request").endsWith("\r\n\r\nSession ID unknown");
            assertThat(answer).contains("Content-Type: text/html", "Connection: close");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 8",
                "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: x",
                "Sec-WebSocket-Version: 13 | X-Version: 13",
                "Sec-WebSocket-Key | X-Key",
                "GET | POST",
                "HTTP/1.1 | HTTP/1.0"
            })
    void anUpgradeThatIsNoWebSocketsIsRefusedAndLeavesNothingBehind(String good, String bad) throws IOException {
        var request =
                new String(RawWebSocket.request("/engine.io/?EIO=4&transport=websocket"), StandardCharsets.US_ASCII);
        try (var own = new EchoEngine();
                var connection = new RawHttpConnection(own.jetty())) {
            connection.write(request.replace(good, bad));
            assertThat(connection.head()).contains(" 400 ");
            assertThat(own.engine().size()).isZero();
        }
    }
}

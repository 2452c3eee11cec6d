package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.RawHttpConnection;
import dev.applaud.socketio.client.WebSocketClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsTest {
    private static final String GOOD = "https://good.example";
    private static final String OTHER = "https://other.example";
    private static final String HANDSHAKE = "/engine.io/?EIO=4&transport=polling";

    private static EchoEngine engine(boolean credentials, String... origins) {
        var settings = new EchoEngine.Settings();
        settings.cors = CorsOptions.of(List.of(origins), credentials);
        return new EchoEngine(settings);
    }

    private static HttpResponse<String> get(EchoEngine echo, String origin) {
        return Http.get(echo.jetty().http(HANDSHAKE), "Origin", origin);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void theStarAllowsEverybodyAlsoWithoutAnOrigin() {
        try (var echo = engine(false, "*")) {
            assertThat(header(get(echo, OTHER), "Access-Control-Allow-Origin")).isEqualTo("*");
            var without = Http.get(echo.jetty().http(HANDSHAKE));
            assertThat(header(without, "Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(header(without, "Vary")).isEmpty();
        }
    }

    @Test
    void theStarWithCredentialsReflectsTheOrigin() {
        try (var echo = engine(true, "*")) {
            var answer = get(echo, OTHER);
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(OTHER);
            assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
            assertThat(header(answer, "Vary")).isEqualTo("Origin");
        }
    }

    @Test
    void aClientOutsideBrowsersNeedsNoOriginWhenSeveralAreListed() {
        try (var echo = engine(false, GOOD, OTHER)) {
            var answer = Http.get(echo.jetty().http(HANDSHAKE));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
            assertThat(header(answer, "Vary")).isEqualTo("Origin");
        }
    }

    @Test
    void aListedOriginIsReflectedAndAnotherRefused() {
        try (var echo = engine(false, GOOD, "https://too.example")) {
            var good = get(echo, GOOD);
            assertThat(good.statusCode()).isEqualTo(200);
            assertThat(header(good, "Access-Control-Allow-Origin")).isEqualTo(GOOD);
            assertThat(header(good, "Vary")).isEqualTo("Origin");
            var other = get(echo, OTHER);
            assertThat(other.statusCode()).isEqualTo(403);
            assertThat(other.body()).isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
            assertThat(header(other, "Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void theHeadersAreOnRefusalsToo() {
        try (var echo = engine(false, GOOD)) {
            var answer = Http.get(echo.jetty().http("/engine.io/?EIO=4&transport=polling&sid=no"), "Origin", GOOD);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(GOOD);
        }
    }

    @Test
    void aWebSocketFromAnotherOriginIsRefused() {
        try (var echo = engine(false, GOOD)) {
            var path = "/engine.io/?EIO=4&transport=websocket";
            assertThat(WebSocketClient.refusal(echo.jetty(), path, "Origin", OTHER))
                    .isEqualTo(403);
            assertThat(WebSocketClient.connect(echo.jetty(), path, "Origin", GOOD)
                            .text())
                    .startsWith("0{");
            var upgrade = path + "&sid=" + echo.openPolling().sid();
            assertThat(WebSocketClient.refusal(echo.jetty(), upgrade, "Origin", OTHER))
                    .isEqualTo(403);
        }
    }

    @Test
    void withoutAConfigurationOnlyOurOwnOriginMayCome() {
        try (var echo = engine(false)) {
            assertThat(get(echo, "http://127.0.0.1:" + echo.jetty().port()).statusCode())
                    .isEqualTo(200);
            assertThat(get(echo, OTHER).statusCode()).isEqualTo(403);
            assertThat(get(echo, "null").statusCode()).isEqualTo(403);
            assertThat(header(get(echo, OTHER), "Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void theAnswerToAnUpgradeHasTheHeadersToo() throws IOException {
        try (var echo = engine(true, GOOD);
                var connection = new RawHttpConnection(echo.jetty())) {
            connection.write("GET /engine.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nOrigin: " + GOOD
                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            assertThat(connection.head())
                    .contains(
                            " 101 ", "Access-Control-Allow-Origin: " + GOOD, "Access-Control-Allow-Credentials: true");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://*.example.org, https://a.example.org, true",
        "https://*.example.org, https://a.b.example.org, true",
        "https://*.example.org, https://example.org, false",
        "https://*.example.org, https://.example.org, false",
        "https://*.example.org, https://a.example.org:444, false",
        "https://*.example.org, http://a.example.org, false",
        "https://*.example.org, https://evil.example/.example.org, false",
        "https://*.example.org, https://a.example.org.evil.example, false",
        "https://*.example.org, https://aXexample.org, false",
        "http://localhost:*, http://localhost:3000, true",
        "http://localhost:*, http://localhost, false",
        "https://example.org, https://example.org, true",
        "https://example.org, https://exampleXorg, false",
        "*, null, true",
    })
    void aStarWithinAnOriginStandsForPartOfIt(String pattern, String origin, boolean allowed) {
        try (var echo = engine(false, pattern)) {
            var answer = get(echo, origin);
            assertThat(answer.statusCode()).isEqualTo(allowed ? 200 : 403);
            assertThat(header(answer, "Access-Control-Allow-Origin"))
                    .isEqualTo(pattern.equals("*") || !pattern.contains("*") ? pattern : allowed ? origin : "");
        }
    }

    @Test
    void whatAPreflightAllowsMayBeSet() {
        var settings = new EchoEngine.Settings();
        settings.cors = new CorsOptions(
                List.of("*"), false, List.of("GET", "POST"), List.of("x-token", "x-more"), Duration.ofMinutes(10));
        try (var echo = new EchoEngine(settings)) {
            var answer = Http.send("OPTIONS", echo.jetty().http("/engine.io/"), "", "Origin", GOOD);
            assertThat(header(answer, "Access-Control-Allow-Methods")).isEqualTo("GET,POST");
            assertThat(header(answer, "Access-Control-Allow-Headers")).isEqualTo("x-token,x-more");
            assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("600");
            assertThat(header(answer, "Vary")).isEmpty();
        }
    }

    @Test
    void aPreflightIsAnsweredBeforeAnyCheck() {
        try (var echo = engine(true, GOOD)) {
            var answer = Http.send(
                    "OPTIONS",
                    echo.jetty().http("/engine.io/?sid=no"),
                    "",
                    "Origin",
                    GOOD,
                    "Access-Control-Request-Method",
                    "POST",
                    "Access-Control-Request-Headers",
                    "x-token, content-type");
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(header(answer, "Content-Length")).isIn("0", "");
            assertThat(header(answer, "Access-Control-Allow-Methods")).isEqualTo("GET,HEAD,PUT,PATCH,POST,DELETE");
            assertThat(header(answer, "Access-Control-Allow-Headers")).isEqualTo("x-token, content-type");
            assertThat(answer.headers().allValues("Vary")).contains("Origin", "Access-Control-Request-Headers");
            assertThat(header(answer, "Access-Control-Max-Age")).isEmpty();
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(GOOD);
            assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
        }
    }
}

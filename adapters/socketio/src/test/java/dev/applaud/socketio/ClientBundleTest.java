package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.WebSocketClient;
import dev.applaud.socketio.engine.CorsOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientBundleTest {
    private static final String ETAG = "\"4.8.4\"";
    private static final TestIo server =
            new TestIo(options -> options.cors(CorsOptions.of(List.of("https://good.example"), false)));

    @AfterAll
    static void close() {
        server.close();
    }

    private static HttpResponse<String> get(String name, String... headers) {
        return Http.get(server.jetty().http("/socket.io/" + name), headers);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] packed(String name) throws IOException {
        try (var file = ClientBundle.class.getResourceAsStream("/META-INF/socket.io-client/" + name)) {
            return file == null ? new byte[0] : file.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socket.io.js", "socket.io.min.js", "socket.io.esm.min.js", "socket.io.msgpack.min.js"})
    void theClientAndItsMapAreServed(String name) throws IOException {
        var script = get(name);
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.body()).contains("Socket.IO v4.8.4").isEqualTo(text(packed("dist/" + name)));
        assertThat(header(script, "Content-Type")).isEqualTo("application/javascript; charset=utf-8");
        assertThat(header(script, "ETag")).isEqualTo(ETAG);
        assertThat(header(script, "Cache-Control")).isEqualTo("public, max-age=0");
        var map = get(name + ".map");
        assertThat(map.body()).isEqualTo(text(packed("dist/" + name + ".map"))).startsWith("{");
        assertThat(header(map, "Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Test
    void itsLicenceComesAlong() throws IOException {
        assertThat(text(packed("LICENSE"))).contains("MIT License");
    }

    @Test
    void aBrowserThatHasItGetsItNotAgain() {
        for (var known : List.of(ETAG, "W/" + ETAG, "\"4.8.3\", " + ETAG, "*")) {
            var answer = get("socket.io.js", "If-None-Match", known);
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(ETAG);
        }
        assertThat(get("socket.io.js", "If-None-Match", "\"4.8.3\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void itIsCompressedForThoseWhoTakeThat() throws IOException {
        var uri = server.jetty().http("/socket.io/socket.io.js");
        var answer = Http.bytes(uri, "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                .isEqualTo(packed("dist/socket.io.js"));
        var refused = Http.bytes(uri, "Accept-Encoding", "gzip;q=0");
        assertThat(header(refused, "Content-Encoding")).isEmpty();
        assertThat(refused.body()).isEqualTo(packed("dist/socket.io.js"));
    }

    @Test
    void headGetsTheHeadersOnly() {
        var answer = Http.send("HEAD", server.jetty().http("/socket.io/socket.io.min.js"), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Integer.parseInt(header(answer, "Content-Length"))).isGreaterThan(40_000);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void otherOriginsMayLoadItAsTheyMayConnect() {
        var answer = get("socket.io.esm.min.js", "Origin", "https://good.example");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://good.example");
        assertThat(answer.headers().allValues("Vary")).contains("Origin", "Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.js",
                "socket.io.js/",
                "socket.io",
                "dist/socket.io.js",
                "package.json",
                "LICENSE",
                "SOCKET.IO.JS"
            })
    void nothingElseIsServed(String name) {
        assertThat(get(name).body()).isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
    }

    @Test
    void onlyReadingGetsIt() {
        assertThat(Http.post(server.jetty().http("/socket.io/socket.io.js"), "x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aWebSocketOnItsPathIsTheEngines() {
        var path = "/socket.io/socket.io.js?EIO=4&transport=websocket";
        assertThat(WebSocketClient.connect(server.jetty(), path).text()).startsWith("0{");
    }

    @Test
    void whoDoesNotWantItServedSaysSo() {
        try (var bare = new TestIo(options -> options.serveClient(false))) {
            var answer = Http.get(bare.jetty().http("/socket.io/socket.io.js"));
            assertThat(answer.body()).isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
        }
    }
}

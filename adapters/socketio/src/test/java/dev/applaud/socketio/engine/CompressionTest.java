package dev.applaud.socketio.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.PollingClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {
    private static final OutgoingPacket LARGE = OutgoingPacket.text("x".repeat(1023));
    private static final OutgoingPacket SMALL = OutgoingPacket.text("x".repeat(1022));

    private static HttpResponse<byte[]> polled(EchoEngine echo, String acceptEncoding, OutgoingPacket... packets) {
        var client = echo.openPolling();
        echo.session().send(List.of(packets));
        return Http.send("GET", client.uri(), new byte[0], "Accept-Encoding", acceptEncoding);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] bytes(OutgoingPacket packet) {
        return UTF_8.decode(packet.payload()).toString().getBytes(UTF_8);
    }

    @Test
    void aLargeAnswerIsCompressedByGzip() throws IOException {
        try (var echo = new EchoEngine()) {
            var answer = polled(echo, "gzip, deflate, br", LARGE);
            assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
            assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(answer.body().length));
            assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                    .isEqualTo(bytes(LARGE));
        }
    }

    @Test
    void orByDeflateIfTheClientPrefersThat() throws IOException {
        try (var echo = new EchoEngine()) {
            var answer = polled(echo, "gzip;q=0.5, deflate", LARGE);
            assertThat(header(answer, "Content-Encoding")).isEqualTo("deflate");
            assertThat(new InflaterInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                    .isEqualTo(bytes(LARGE));
        }
    }

    @Test
    void aSmallAnswerIsNotCompressed() {
        try (var echo = new EchoEngine()) {
            var answer = polled(echo, "gzip", SMALL);
            assertThat(header(answer, "Content-Encoding")).isEmpty();
            assertThat(header(answer, "Vary")).isEmpty();
            assertThat(answer.body()).isEqualTo(bytes(SMALL));
        }
    }

    @Test
    void anAnswerForAClientThatTakesNoCompressionMayDifferForOthers() {
        try (var echo = new EchoEngine()) {
            var answer = polled(echo, "br", LARGE);
            assertThat(header(answer, "Content-Encoding")).isEmpty();
            assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(answer.body()).isEqualTo(bytes(LARGE));
        }
    }

    @Test
    void onlyPacketsThatAreNotWorthItAreLeftAsTheyAre() {
        try (var echo = new EchoEngine()) {
            var left = polled(echo, "gzip", LARGE.uncompressed(), LARGE.uncompressed());
            assertThat(header(left, "Content-Encoding")).isEmpty();
            assertThat(header(left, "Vary")).isEmpty();
            var mixed = polled(echo, "gzip", LARGE.uncompressed(), OutgoingPacket.text("worth it"));
            assertThat(header(mixed, "Content-Encoding")).isEqualTo("gzip");
        }
    }

    @Test
    void theThresholdMayBeSetAndZeroTurnsCompressionOff() {
        var settings = new EchoEngine.Settings();
        settings.compressionThreshold = 10;
        try (var echo = new EchoEngine(settings)) {
            assertThat(header(polled(echo, "gzip", OutgoingPacket.text("123456789")), "Content-Encoding"))
                    .isEqualTo("gzip");
        }
        settings.compressionThreshold = 0;
        try (var echo = new EchoEngine(settings)) {
            assertThat(header(polled(echo, "gzip", LARGE), "Content-Encoding")).isEmpty();
        }
    }

    @Test
    void binaryPayloadsOfRevision3AreCompressedToo() throws IOException {
        var settings = new EchoEngine.Settings();
        settings.allowEio3 = true;
        try (var echo = new EchoEngine(settings)) {
            var client = PollingClient.open(echo.jetty(), EchoEngine.PATH, "EIO=3");
            echo.session().send(List.of(OutgoingPacket.binary(new byte[2_000])));
            var answer = Http.send("GET", client.uri(), new byte[0], "Accept-Encoding", "gzip");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
            var body = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            assertThat(body).hasSize(2_007).startsWith(1, 2, 0, 0, 1, -1, 4);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | GZIP",
                "deflate, gzip | GZIP",
                "GZIP | GZIP",
                "br;q=1.0, gzip;q=0.1 | GZIP",
                "deflate | DEFLATE",
                "gzip;q=0.5, deflate;q=0.9 | DEFLATE",
                "* | GZIP",
                "gzip;q=0, * | DEFLATE",
                "gzip;q=0, *;q=0.3 | DEFLATE",
                "'' | IDENTITY",
                "br | IDENTITY",
                "gzip;q=0 | IDENTITY",
                "*;q=0 | IDENTITY",
                "identity, gzip;q=0.5 | IDENTITY",
                "identity;q=0.5, gzip | GZIP",
                "gzip;q=abc | IDENTITY",
                "gzip; q = 1 , \"\" | IDENTITY",
                ";;,=\"| IDENTITY",
            })
    void theClientsWishesAreHeeded(String acceptEncoding, ContentCoding coding) {
        var headers = HttpFields.build().add("Accept-Encoding", acceptEncoding);
        assertThat(ContentCoding.preferred(headers)).isEqualTo(coding);
    }

    @Test
    void withoutWishesNothingIsCompressed() {
        assertThat(ContentCoding.preferred(HttpFields.EMPTY)).isEqualTo(ContentCoding.IDENTITY);
    }
}

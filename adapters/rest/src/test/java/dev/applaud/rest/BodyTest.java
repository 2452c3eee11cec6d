package dev.applaud.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class BodyTest {
    private static final int LIMIT = RestApplication.MAX_BODY_BYTES;

    private final Api api;

    BodyTest(Api api) {
        this.api = api.as("ann").with("Content-Type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"text\"",
                "[]",
                "[{\"contentType\":\"video\"}]",
                "{",
                "{\"contentType\":}",
                "{\"contentType\":\"video\"}{}",
                "{\"contentType\":\"video\"} x",
                "{'contentType':'video'}",
                "nul",
                "{\"contentType\":\"video\",}",
                "contentType=video",
                "{\"a\":NaN}",
                "{\"a\":\"\n\"}",
                "{\"a\":01}",
                "\u0000"
            })
    void whatIsNoJsonObjectIsMalformed(String body) {
        var answer = api.post("/content", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(answer.json().has("errors")).isFalse();
    }

    @Test
    void whatIsNestedTooDeepIsMalformed() {
        assertThat(api.post("/content", "{\"title\":" + "[".repeat(1500) + "]".repeat(1500) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNotUtf8IsMalformed() {
        var body = "{\"contentType\":\"video\",\"title\":\"Für Elise\"}".getBytes(ISO_8859_1);
        assertThat(api.call("POST", "/content", BodyPublishers.ofByteArray(body))
                        .code())
                .isEqualTo("MALFORMED_REQUEST");
    }

    @Test
    void otherEncodingsOfUnicodeAreJsonToo() {
        var body = "{\"contentType\":\"video\",\"title\":\"Für Elise\"}".getBytes(UTF_16);
        var answer = api.call("POST", "/content", BodyPublishers.ofByteArray(body, 2, body.length - 2));
        assertThat(answer.data().path("title").asText()).isEqualTo("Für Elise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "*/*"})
    void aBodyOfAnotherTypeIsNotRead(String type) {
        var answer = api.with("Content-Type", type).post("/content", "{\"contentType\":\"video\"}");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=UTF-8", "application/vnd.applaud+json"})
    void aBodyOfJsonIs(String type) {
        assertThat(api.with("Content-Type", type)
                        .post("/content", "{\"contentType\":\"video\"}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "rubbish", ";"})
    void aTypeThatIsNoneMakesTheRequestMalformed(String type) {
        var answer = api.with("Content-Type", type).post("/content", "{\"contentType\":\"video\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_REQUEST");
    }

    @Test
    void aBodyWithoutATypeIsNotRead() {
        var body = BodyPublishers.ofString("{\"contentType\":\"video\"}");
        assertThat(new Api(api.base(), Map.of())
                        .as("ann")
                        .call("POST", "/content", body)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aBodyAsLargeAsAllowedIsRead() {
        assertThat(api.post("/content", padded(LIMIT)).status()).isEqualTo(201);
        assertThat(api.call("POST", "/content", chunked(padded(LIMIT))).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"1", "60000", "900000"})
    void aLargerBodyIsRefused(int over) {
        var answer = api.post("/content", padded(LIMIT + over));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"1", "60000", "900000"})
    void aLargerBodyIsRefusedThoughItDoesNotSayHowLargeItIs(int over) {
        assertThat(api.call("POST", "/content", chunked(padded(LIMIT + over))).code())
                .isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void aLargerBodyIsRefusedWhereNoneIsNeeded() {
        assertThat(api.post("/content/1/like", padded(LIMIT + 1)).status()).isEqualTo(413);
    }

    @Test
    void aBodyIsMeasuredUncompressed() throws IOException {
        var zipped = api.with("Content-Encoding", "gzip");
        assertThat(zipped.call("POST", "/content", gzip(padded(LIMIT))).status())
                .isEqualTo(201);
        assertThat(zipped.call("POST", "/content", gzip(padded(2_000_000))).status())
                .isEqualTo(413);
    }

    @Test
    void aBodyThatOnlyClaimsToBeCompressedIsMalformed() {
        assertThat(api.with("Content-Encoding", "gzip")
                        .post("/content", "{\"contentType\":\"video\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void brokenChunksAreMalformed() throws IOException {
        var answer = RawHttp.send(api, """
                POST /api/content HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer ann\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                zz\r
                """);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"success\":false");
    }

    private static String padded(int length) {
        var json = "{\"contentType\":\"video\"}";
        return json + " ".repeat(length - json.length());
    }

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
    }

    private static BodyPublisher gzip(String body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body.getBytes(ISO_8859_1));
        }
        return BodyPublishers.ofByteArray(bytes.toByteArray());
    }
}

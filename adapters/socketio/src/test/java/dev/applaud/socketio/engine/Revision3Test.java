package dev.applaud.socketio.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Revision3Test {
    private static final OutgoingPacket TEXT = OutgoingPacket.text("hello");
    private static final OutgoingPacket BINARY = OutgoingPacket.binary(new byte[] {1, 2, 3, 4});

    private final Revision revision = new Revision3(false);
    private final Revision textOnly = new Revision3(true);

    private static String text(ByteBuffer body) {
        return UTF_8.decode(body).toString();
    }

    private static String hex(ByteBuffer body) {
        var bytes = new byte[body.remaining()];
        body.get(bytes);
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    @ParameterizedTest
    @CsvSource({"hello, 6:4hello", "'', 1:4", "€, 2:4€", "ü€😀, 5:4ü€😀"})
    void aLengthCountsUtf16Units(String message, String body) {
        var payload = revision.payload(List.of(OutgoingPacket.text(message)));
        assertThat(text(payload.body())).isEqualTo(body);
        assertThat(payload.contentType()).isEqualTo("text/plain; charset=UTF-8");
    }

    @Test
    void binaryPacketsAreBase64ForThoseWhoTakeTextOnly() {
        var payload = textOnly.payload(List.of(TEXT, BINARY, OutgoingPacket.NOOP));
        assertThat(text(payload.body())).isEqualTo("6:4hello10:b4AQIDBA==1:6");
    }

    @Test
    void aPayloadWithABinaryPacketIsBinaryForAllOthers() {
        var payload = revision.payload(List.of(TEXT, BINARY));
        assertThat(hex(payload.body())).isEqualTo("00 06 ff 34 68 65 6c 6c 6f 01 05 ff 04 01 02 03 04");
        assertThat(payload.contentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void inABinaryPayloadALengthIsInBytesWithOneForEachDigit() {
        var payload = revision.payload(List.of(OutgoingPacket.text("€"), OutgoingPacket.binary(new byte[119])));
        assertThat(hex(payload.body())).startsWith("00 04 ff 34 e2 82 ac 01 01 02 00 ff 04 00");
    }

    @Test
    void aBinaryMessageOfAWebSocketBeginsWithItsType() {
        assertThat(hex(framePayload(revision))).isEqualTo("04 01 02 03 04");
        assertThat(text(framePayload(textOnly))).isEqualTo("b4AQIDBA==");
        assertThat(revision.binary(new byte[] {4, 1, 2}).map(Posted::text)).contains("binary [1, 2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05", "34"})
    void aBinaryMessageOfAnotherTypeIsNoPacket(String hex) {
        assertThat(revision.binary(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "6:4hello, hello",
        "6:4test16:4test26:4test3, test1 test2 test3",
        "6:4hello10:b4AQIDBA==, 'hello binary [1, 2, 3, 4]'",
        "2:4€3:4😀1:2, € 😀 PING",
        "3:4:11:3, :1 PONG",
        "0000000001:2, unreadable",
        "000000001:2, PING"
    })
    void aPostIsReadByItsLengths(String body, String packets) {
        assertThat(String.join(" ", Posted.texts(revision.posted(body.getBytes(UTF_8), false))))
                .isEqualTo(packets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":4a",
                "abc",
                "0:",
                "1",
                "1:",
                "3:4a",
                "-1:4",
                "+1:4",
                " 1:4",
                "1e1:4123456789",
                "0x1:4",
                "999999999:4a",
                "2147483647:4a",
                "99999999999999999999:4a",
                "1:7",
                "3:b5A",
                "2:4a\u001e"
            })
    void aPostWithoutProperLengthsOrPacketsIsUnreadable(String body) {
        var packets = Posted.texts(revision.posted(body.getBytes(UTF_8), false));
        assertThat(packets).endsWith(Posted.UNREADABLE).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "00 06 ff 34 68 65 6c 6c 6f, hello",
        "01 05 ff 04 01 02 03 04, 'binary [1, 2, 3, 4]'",
        "00 06 ff 34 68 65 6c 6c 6f 01 02 ff 04 01 00 01 ff 32, 'hello binary [1] PING'",
        "00 04 ff 34 e2 82 ac, €",
        "00 01 02 ff 62 34 41 51 49 44 42 41 3d 3d 00 00, unreadable",
        "00 01 00 ff 62 34 41 51 49 44 42 41 3d 3d, 'binary [1, 2, 3, 4]'",
        "00 00 00 00 00 00 00 00 00 01 ff 32, PING",
        "00 00 00 00 00 00 00 00 00 00 01 ff 32, unreadable"
    })
    void aBinaryPostIsReadByItsLengths(String body, String packets) {
        assertThat(String.join(" ", binaryPost(body))).isEqualTo(packets);
    }

    private List<String> binaryPost(String hex) {
        return Posted.texts(revision.posted(HexFormat.ofDelimiter(" ").parseHex(hex), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "00 01",
                "00 01 ff",
                "00 ff",
                "00 00 ff",
                "01 ff",
                "01 00 ff",
                "02 01 ff 32",
                "ff 01 ff 32",
                "00 0a ff 32",
                "00 fe ff 32",
                "00 09 09 09 09 09 09 09 09 09 ff 32",
                "00 09 09 09 09 09 09 09 09 09 09 09 09 ff 32",
                "01 02 ff 05 01",
                "00 01 ff 37"
            })
    void aBinaryPostWithoutProperLengthsOrPacketsIsUnreadable(String body) {
        assertThat(binaryPost(body)).containsExactly(Posted.UNREADABLE);
    }

    private static ByteBuffer framePayload(Revision revision) {
        var pieces = new ArrayList<ByteBuffer>();
        revision.frame(BINARY, pieces);
        return pieces.getLast();
    }

    @Test
    void anEmptyBinaryPostIsUnreadable() {
        assertThat(Posted.texts(revision.posted(new byte[0], true))).containsExactly(Posted.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "3, 3", "'', 3"})
    void clientsNameTheirRevisionOrMeanTheThird(String name, int number) {
        assertThat(Revision.of(name, false).map(Revision::number)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "2", "5", "04"})
    void otherRevisionsThereAreNone(String name) {
        assertThat(Revision.of(name, false)).isEmpty();
    }
}

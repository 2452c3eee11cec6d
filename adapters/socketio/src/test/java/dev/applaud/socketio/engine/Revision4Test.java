package dev.applaud.socketio.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Revision4Test {
    private final Revision revision = new Revision4(false);

    @ParameterizedTest
    @CsvSource({
        "0{}, OPEN, {}",
        "1, CLOSE, ''",
        "2probe, PING, probe",
        "3, PONG, ''",
        "4hello, MESSAGE, hello",
        "4, MESSAGE, ''",
        "4€ü, MESSAGE, €ü",
        "52, UPGRADE, 2",
        "6, NOOP, ''"
    })
    void aDigitNamesTheType(String packet, PacketType type, String data) {
        assertThat(revision.text(packet)).contains(new IncomingPacket.Text(type, data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bAQIDBA==", "bAQIDBA", "bAQID\nBA==\n"})
    void aBAndBase64AreABinaryMessage(String packet) {
        assertThat(data(packet)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void theUrlSafeAlphabetIsUnderstoodToo() {
        assertThat(data("b-_-_")).isEqualTo(data("b+/+/"));
    }

    private byte[] data(String packet) {
        return revision.text(packet)
                .map(found -> ((IncomingPacket.Binary) found).data())
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "9abc", "abc", "b*", "bA", "\u00e9", " 4", "-1"})
    void anythingElseIsNotAPacket(String packet) {
        assertThat(revision.text(packet)).isEmpty();
    }

    @Test
    void packetsAreSplitAtTheSeparator() {
        assertThat(Posted.texts(revision.posted("4a\u001e42\u001ebAQID".getBytes(UTF_8), false)))
                .containsExactly("a", "2", "binary [1, 2, 3]");
    }

    @ParameterizedTest
    @CsvSource({"'', unreadable", "'4a\u001e', a unreadable", "4a\u001e\u001e4b, a unreadable", "abc, unreadable"})
    void whatFollowsSomethingUnreadableIsNotRead(String body, String packets) {
        assertThat(String.join(" ", Posted.texts(revision.posted(body.getBytes(UTF_8), false))))
                .isEqualTo(packets);
    }

    @Test
    void packetsAreJoinedByTheSeparatorAndBinaryOnesWrittenAsBase64() {
        var packets =
                List.of(OutgoingPacket.text("é"), OutgoingPacket.PING, OutgoingPacket.binary(new byte[] {1, 2, 3, 4}));
        assertThat(joined(packets)).isEqualTo("4é\u001e2\u001ebAQIDBA==");
    }

    @Test
    void oneBinaryPacketAloneIsBase64Too() {
        var packets = List.of(OutgoingPacket.binary(new byte[] {1}));
        assertThat(joined(packets)).isEqualTo("bAQ==");
    }

    private String joined(List<OutgoingPacket> packets) {
        return UTF_8.decode(revision.payload(packets).body()).toString();
    }
}

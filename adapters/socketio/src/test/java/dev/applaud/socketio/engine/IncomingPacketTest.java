package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingPacketTest {
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
        assertThat(IncomingPacket.decode(packet)).contains(new IncomingPacket.Text(type, data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bAQIDBA==", "bAQIDBA", "bAQID\nBA==\n"})
    void aBAndBase64AreABinaryMessage(String packet) {
        assertThat(decoded(packet)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void theUrlSafeAlphabetIsUnderstoodToo() {
        assertThat(decoded("b-_-_")).isEqualTo(decoded("b+/+/"));
    }

    private static byte[] decoded(String packet) {
        return IncomingPacket.decode(packet)
                .map(found -> ((IncomingPacket.Binary) found).data())
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "9abc", "abc", "b*", "bA", "\u00e9", " 4", "-1"})
    void anythingElseIsNotAPacket(String packet) {
        assertThat(IncomingPacket.decode(packet)).isEmpty();
    }
}

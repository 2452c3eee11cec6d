package dev.applaud.socketio.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgpackReaderTest {
    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "d6ff00000001, 1970-01-01T00:00:01.000Z",
        "d7ff1d5353005f5e1000, 2020-09-13T12:26:40.123Z",
        "c70cff00000000ffffffffffffffff, 1969-12-31T23:59:59.000Z"
    })
    void timestampsAreReadAsJsonWouldWriteThem(String hex, String text) throws MalformedPacketException {
        assertThat(MsgpackReader.readWithTimestamps(bytes(hex))).isEqualTo(text);
        assertThatThrownBy(() -> MsgpackReader.read(bytes(hex))).isInstanceOf(MalformedPacketException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d6ff0000", // cut short
                "d5ff0000", // no length that there is
                "c70cff000000007fffffffffffffff", // beyond all time
                "c70cffffffffff7fffffffffffffff",
                "d4fe00" // another extension
            })
    void whatIsNoTimestampIsMalformed(String hex) {
        assertThatThrownBy(() -> MsgpackReader.readWithTimestamps(bytes(hex)))
                .isInstanceOf(MalformedPacketException.class);
    }
}

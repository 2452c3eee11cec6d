package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.socketio.cluster.RecoverableSession;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFormatTest {
    private final SessionFormat format = new SessionFormat(new WireValues(new JsonMapper()));

    private static byte[] base64(String hex) {
        return Base64.getEncoder().encode(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws MalformedPacketException {
        var session = new RecoverableSession(
                "s", "p", Map.of("n", 1, "list", List.of("a", true)), Map.of("red", 1L << 60), 7, -1, -1, 1L << 61);
        assertThat(format.read(format.write(session))).isEqualTo(session);
    }

    @Test
    void nodesSessionsAreReadWithoutPositions() throws MalformedPacketException {
        var node = base64("84 a3736964 a173 a3706964 a170 a5726f6f6d73 92 a173 a3726564 a464617461 81 a16e c0");
        assertThat(format.read(node))
                .isEqualTo(new RecoverableSession("s", "p", Map.of(), Map.of("red", 0L), 0, -1, -1, -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "§", "gA==", "gaNzaWShcw==", "eyI=", "wQ=="})
    void whatIsNoSessionIsRefused(String written) {
        assertThatThrownBy(() -> format.read(written.getBytes(US_ASCII))).isInstanceOf(MalformedPacketException.class);
    }
}

package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadTest {
    @Test
    void packetsAreSplitAtTheSeparator() {
        assertThat(Payload.split("4a\u001e2\u001ebAQID", 10)).containsExactly("4a", "2", "bAQID");
    }

    @Test
    void aTrailingSeparatorLeavesAnEmptyPacket() {
        assertThat(Payload.split("4a\u001e", 10)).containsExactly("4a", "");
        assertThat(Payload.split("", 10)).containsExactly("");
    }

    @Test
    void splittingStopsBeyondTheLimit() {
        assertThat(Payload.split("1\u001e".repeat(1_000), 10)).hasSize(11);
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

    private static String joined(List<OutgoingPacket> packets) {
        return StandardCharsets.UTF_8.decode(Payload.join(packets)).toString();
    }
}

package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.engine.OutgoingPacket;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PacketLogTest {
    private static final int BYTES = 10;

    private final PacketLog log = new PacketLog(5, 4 * BYTES);

    private static StoredPacket packet(long position, int bytes) {
        return new StoredPacket(
                position, BroadcastOptions.EVERYBODY, List.of(OutgoingPacket.text("x".repeat(bytes - 1))));
    }

    private void append(long first, long last, int bytes) {
        LongStream.rangeClosed(first, last).forEach(position -> log.append(packet(position, bytes)));
    }

    private List<Long> after(long position) {
        return log.after(position).orElseThrow().stream()
                .map(StoredPacket::position)
                .toList();
    }

    @Test
    void whatCameAfterAPositionIsFoundInItsOrder() {
        append(1, 4, 1);
        assertThat(after(0)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(after(2)).containsExactly(3L, 4L);
        assertThat(after(4)).isEmpty();
        assertThat(after(99)).isEmpty();
    }

    @Test
    void beyondItsNumberTheOldestGo() {
        append(1, 7, 1);
        assertThat(after(2)).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(log.after(1)).isEmpty();
    }

    @Test
    void beyondItsBytesTheOldestGo() {
        append(1, 4, BYTES);
        assertThat(after(0)).hasSize(4);
        assertThat(log.append(packet(5, BYTES + 1))).isEqualTo(2);
        assertThat(after(2)).containsExactly(3L, 4L, 5L);
        assertThat(log.after(1)).isEmpty();
        assertThat(log.append(packet(6, 5 * BYTES))).isEqualTo(4);
        assertThat(log.isEmpty()).isTrue();
        assertThat(log.after(5)).isEmpty();
        assertThat(after(6)).isEmpty();
    }

    @Test
    void aRotationDropsWhatWasThereAtTheOneBefore() {
        append(1, 2, 1);
        log.rotate();
        append(3, 3, 1);
        assertThat(after(0)).hasSize(3);
        log.rotate();
        assertThat(after(2)).containsExactly(3L);
        assertThat(log.after(1)).isEmpty();
        log.rotate();
        assertThat(log.isEmpty()).isTrue();
    }
}

package dev.applaud.socketio.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.client.RawWebSocket;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final int LIMIT = 100_000;

    private final FrameReader reader = new FrameReader(LIMIT);

    private static byte[] frame(int firstByte, String payload) {
        return RawWebSocket.frame(firstByte, payload.getBytes(UTF_8));
    }

    private List<String> read(ByteBuffer bytes) throws BreachException {
        var read = new ArrayList<String>();
        for (var next = reader.read(bytes); next != null; next = reader.read(bytes)) {
            read.add(
                    switch (next) {
                        case Incoming.Text(var message) -> "text " + message;
                        case Incoming.Binary(var message) -> "binary " + new String(message, UTF_8);
                        case Incoming.Ping(var payload) -> "ping " + new String(payload, UTF_8);
                        case Incoming.Pong() -> "pong";
                        case Incoming.Close(int status) -> "close " + status;
                    });
        }
        return read;
    }

    private static byte[] conversation() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(frame(0x81, "grüße"));
        all.writeBytes(frame(0x01, "one "));
        all.writeBytes(frame(0x89, "?"));
        all.writeBytes(frame(0x00, ""));
        all.writeBytes(frame(0x8A, "x"));
        all.writeBytes(frame(0x80, "two"));
        all.writeBytes(frame(0x82, "y".repeat(126)));
        all.writeBytes(frame(0x82, "z".repeat(70_000)));
        all.writeBytes(frame(0x81, ""));
        all.writeBytes(frame(0x88, ""));
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 4_096, 1_000_000})
    void whatIsReadDoesNotDependOnHowItIsCut(int piece) throws BreachException {
        var bytes = conversation();
        var read = new ArrayList<String>();
        for (int from = 0; from < bytes.length; from += piece) {
            read.addAll(read(ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from))));
        }
        assertThat(read)
                .containsExactly(
                        "text grüße",
                        "ping ?",
                        "pong",
                        "text one two",
                        "binary " + "y".repeat(126),
                        "binary " + "z".repeat(70_000),
                        "text ",
                        "close 1005");
    }

    @Test
    void nothingIsTakenOfWhatFollows() throws BreachException {
        var bytes = ByteBuffer.wrap(conversation());
        assertThat(reader.read(bytes)).isEqualTo(new Incoming.Text("grüße"));
        assertThat(bytes.position()).isEqualTo(frame(0x81, "grüße").length);
    }

    @ParameterizedTest
    @CsvSource({"1000", "1014", "3000", "4999"})
    void aStatusThatMayBeSentIsRead(int status) throws BreachException {
        assertThat(read(ByteBuffer.wrap(close(status)))).containsExactly("close " + status);
    }

    @ParameterizedTest
    @CsvSource({"0", "999", "1004", "1005", "1006", "1015", "2999", "5000"})
    void anyOtherIsABreach(int status) {
        assertThatThrownBy(() -> read(ByteBuffer.wrap(close(status)))).isInstanceOf(BreachException.class);
    }

    private static byte[] close(int status) {
        return RawWebSocket.frame(
                0x88, ByteBuffer.allocate(2).putShort((short) status).array());
    }

    @Test
    void aCharacterThatLooksLikeAReplacementIsOne() throws BreachException {
        assertThat(read(ByteBuffer.wrap(frame(0x81, "\uFFFD")))).containsExactly("text \uFFFD");
    }

    @Test
    void theLimitCountsWhatEarlierFragmentsHold() throws BreachException {
        assertThat(read(ByteBuffer.wrap(frame(0x02, "x".repeat(LIMIT))))).isEmpty();
        assertThatThrownBy(() -> read(ByteBuffer.wrap(frame(0x80, "x"))))
                .isInstanceOfSatisfying(BreachException.class, breach -> assertThat(breach.status())
                        .isEqualTo(1009));
    }
}

package dev.applaud.socketio.engine;

import static dev.applaud.socketio.client.RawWebSocket.BINARY;
import static dev.applaud.socketio.client.RawWebSocket.CLOSE;
import static dev.applaud.socketio.client.RawWebSocket.CONTINUATION;
import static dev.applaud.socketio.client.RawWebSocket.FIN;
import static dev.applaud.socketio.client.RawWebSocket.PING;
import static dev.applaud.socketio.client.RawWebSocket.PONG;
import static dev.applaud.socketio.client.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.RawWebSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What WebSockets may and may not be made of (RFC 6455).
class FramesTest {
    private static final String WEB_SOCKET = "/engine.io/?EIO=4&transport=websocket";

    private final EchoEngine echo = new EchoEngine();
    private RawWebSocket client;

    @BeforeEach
    void open() throws IOException {
        client = new RawWebSocket(echo.jetty(), WEB_SOCKET);
        assertThat(client.receive().text()).startsWith("0{");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        echo.close();
    }

    @Test
    void aPingFrameIsAnsweredAndReadingGoesOn() throws IOException {
        for (int i = 0; i < 3; i++) {
            client.send(FIN | PING, "are you there?");
            var pong = client.receive();
            assertThat(pong.opcode()).isEqualTo(PONG);
            assertThat(pong.text()).isEqualTo("are you there?");
        }
        assertStillEchoes();
    }

    private void assertStillEchoes() throws IOException {
        client.send(FIN | TEXT, "4still");
        assertThat(client.receive().text()).isEqualTo("4still");
    }

    @Test
    void framesMayComeWithTheRequest() throws IOException {
        var early = RawWebSocket.text("4" + "x".repeat(6_000));
        try (var hasty = new RawWebSocket(echo.jetty().port(), WEB_SOCKET, early)) {
            assertThat(hasty.receive().text()).startsWith("0{");
            assertThat(hasty.receive().text()).hasSize(6_001);
        }
    }

    @Test
    void aPongFrameThatNobodyAskedForIsIgnored() throws IOException {
        client.send(FIN | PONG, "yes");
        assertStillEchoes();
    }

    @Test
    void controlFramesMayComeBetweenFragments() throws IOException {
        client.send(TEXT, "4one ");
        client.send(FIN | PING, "");
        client.send(FIN | PONG, "");
        client.send(CONTINUATION, "two ");
        client.send(FIN | CONTINUATION, "three");
        assertThat(client.receive().opcode()).isEqualTo(PONG);
        assertThat(client.receive().text()).isEqualTo("4one two three");
    }

    @Test
    void framesMayComeByteByByteOrAllAtOnce() throws IOException {
        for (byte one : RawWebSocket.text("4slow")) {
            client.send(new byte[] {one});
        }
        assertThat(client.receive().text()).isEqualTo("4slow");
        var both = new byte[2 * RawWebSocket.text("4fast").length];
        System.arraycopy(RawWebSocket.text("4fast"), 0, both, 0, both.length / 2);
        System.arraycopy(RawWebSocket.text("4fast"), 0, both, both.length / 2, both.length / 2);
        client.send(both);
        assertThat(client.receive().text()).isEqualTo("4fast");
        assertThat(client.receive().text()).isEqualTo("4fast");
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                Arguments.of("no mask", 1002, RawWebSocket.unmasked(FIN | TEXT, new byte[] {'4'})),
                Arguments.of("reserved opcode", 1002, frame(FIN | 3, "")),
                Arguments.of("reserved control opcode", 1002, frame(FIN | 11, "")),
                Arguments.of("reserved bit", 1002, frame(FIN | 0x40 | TEXT, "4a")),
                Arguments.of("continuation of nothing", 1002, frame(FIN | CONTINUATION, "4a")),
                Arguments.of("fragmented ping", 1002, frame(PING, "")),
                Arguments.of("long ping", 1002, frame(FIN | PING, "x".repeat(126))),
                Arguments.of("long close", 1002, frame(FIN | CLOSE, "x".repeat(126))),
                Arguments.of("half a status", 1002, frame(FIN | CLOSE, "x")),
                Arguments.of("negative length", 1009, bytes("81 ff 80 00 00 00 00 00 00 00")),
                Arguments.of("length beyond 2^31", 1009, bytes("81 ff 00 00 00 01 00 00 00 00 12 34 56 78")),
                Arguments.of("text that is not UTF-8", 1007, bytes("81 82 00 00 00 00 34 ff")),
                Arguments.of("text that ends in a character", 1007, bytes("81 82 00 00 00 00 34 c3")));
    }

    private static byte[] frame(int firstByte, String payload) {
        return RawWebSocket.frame(firstByte, payload.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void aBreachEndsTheSessionWithItsStatus(String name, int status, byte[] bytes) throws IOException {
        client.send(bytes);
        assertThat(client.closeStatus()).as(name).isEqualTo(status);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
        assertThat(echo.engine().size()).isZero();
    }

    @Test
    void aMessageInsideAnotherEndsTheSession() throws IOException {
        client.send(TEXT, "4one");
        client.send(FIN | BINARY, "two");
        assertThat(client.closeStatus()).isEqualTo(1002);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
    }

    @ParameterizedTest
    @ValueSource(ints = {TEXT, BINARY})
    void theBuffersOfAMessageThatIsNeverFinishedAreGivenBack(int opcode) throws IOException {
        var buffers = new ArrayByteBufferPool.Tracking();
        var tracked = echo.jetty().add(echo.jetty().connector(buffers));
        try (var unfinished = new RawWebSocket(tracked.getLocalPort(), WEB_SOCKET)) {
            unfinished.send(FIN | TEXT, "4whole");
            unfinished.send(opcode, "4half");
            assertThat(unfinished.receive().text()).startsWith("0{");
            assertThat(unfinished.receive().text()).isEqualTo("4whole");
        }
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_CLOSE);
        Await.until(buffers::dumpLeaks, () -> buffers.getLeaks().isEmpty());
    }

    @Test
    void aBinaryMessageMayComeInFragmentsUpToTheLimit() throws IOException {
        client.send(BINARY, "one ");
        client.send(FIN | PING, "");
        client.send(CONTINUATION, "two ");
        client.send(FIN | CONTINUATION, "three");
        assertThat(client.receive().opcode()).isEqualTo(PONG);
        assertThat(client.receive().text()).isEqualTo("one two three");
        client.send(BINARY, "x".repeat(999_999));
        // Short, so that all is written before the server hangs up.
        client.send(CONTINUATION, "xx");
        assertThat(client.closeStatus()).isEqualTo(1009);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.TRANSPORT_ERROR);
    }
}

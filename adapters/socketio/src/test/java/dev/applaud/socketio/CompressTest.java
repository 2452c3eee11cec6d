package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Http;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompressTest {
    private static final String LARGE = "x".repeat(5_000);

    static Stream<Arguments> senders() {
        return Stream.of(
                way("a socket", (server, flag) -> server.socket().compress(flag).emit("e", LARGE)),
                way("the server", (server, flag) -> server.io().compress(flag).emit("e", LARGE)),
                way(
                        "a namespace",
                        (server, flag) -> server.io().of("/").compress(flag).emit("e", LARGE)),
                way("a room", (server, flag) -> {
                    server.socket().join("room");
                    server.io().to("room").compress(flag).emit("e", LARGE);
                }));
    }

    private static Arguments way(String sender, BiConsumer<TestIo, Boolean> send) {
        return Arguments.of(sender, send);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("senders")
    void thePollOfAnEventIsCompressedUnlessItsSenderSaysNo(String sender, BiConsumer<TestIo, Boolean> send) {
        assertThat(isCompressed(send, true)).isTrue();
        assertThat(isCompressed(send, false)).isFalse();
    }

    private static boolean isCompressed(BiConsumer<TestIo, Boolean> send, boolean flag) {
        try (var server = new TestIo()) {
            var client = server.openPolling();
            client.post("40");
            assertThat(client.poll().body()).startsWith("40{");
            send.accept(server, flag);
            var answer = Http.bytes(client.uri(), "Accept-Encoding", "gzip");
            return answer.headers().firstValue("Content-Encoding").isPresent();
        }
    }
}

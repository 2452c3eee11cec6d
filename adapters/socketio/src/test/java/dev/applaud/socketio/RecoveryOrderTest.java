package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many threads send while a client loses its connection again and again: what it sees is what each of them sent, in
/// its order, without a gap and without a repetition.
class RecoveryOrderTest {
    private static final int SENDERS = 8;
    private static final int EACH = 400;
    private static final int LOSE_AFTER = 97;

    private final TestIo server = new TestIo(
            options -> options.maxBufferedBytes(10_000_000).connectionStateRecovery(ConnectionStateRecovery.DEFAULTS));
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void nothingIsLostAndNothingDoubledHoweverOftenTheClientIsLost() throws InterruptedException {
        try (server) {
            var client = RecoveringClient.join(server);
            server.socket().join("red");
            var threads = IntStream.range(0, SENDERS)
                    .mapToObj(id -> Thread.ofPlatform().start(() -> send(id)))
                    .toList();
            var seen = new ArrayList<String>();
            while (seen.size() < SENDERS * EACH) {
                IntStream.range(0, LOSE_AFTER)
                        .takeWhile(_ -> seen.size() < SENDERS * EACH)
                        .forEach(_ -> seen.add(client.event()));
                client.lose();
                seen.addAll(client.comeBack());
                assertThat(client.recovered()).isTrue();
            }
            for (var thread : threads) {
                thread.join();
            }
            assertInOrder(seen);
        }
    }

    /// By turns to all, to some rooms, and to one.
    private void send(int sender) {
        var main = server.io().of("/");
        for (int n = 0; n < EACH; n++) {
            switch (sent.getAndIncrement() % 3) {
                case 0 -> main.emit("n", sender, n);
                case 1 -> main.to("red", "blue").emit("n", sender, n);
                default -> main.to("red").except("blue").emit("n", sender, n);
            }
        }
    }

    private static void assertInOrder(List<String> seen) {
        var next = new int[SENDERS];
        for (var event : seen) {
            var numbers =
                    event.replaceAll("[^0-9,]", "").substring("42,".length()).split(",", 2);
            assertThat(Integer.parseInt(numbers[1])).isEqualTo(next[Integer.parseInt(numbers[0])]++);
        }
        assertThat(next).containsOnly(EACH);
    }
}

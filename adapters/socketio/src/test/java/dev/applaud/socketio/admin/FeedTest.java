package dev.applaud.socketio.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.SocketIoMetrics;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final int BOUND = 10_000;

    private final LinkedBlockingQueue<String> limits = new LinkedBlockingQueue<>();

    private final SocketIoMetrics metrics = new SocketIoMetrics() {
        @Override
        public void limitReached(String setting) {
            limits.add(setting);
        }
    };

    /// Holds up whoever writes it.
    public static final class Heavy {
        private final CountDownLatch written = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        public int getWeight() {
            written.countDown();
            Await.latch(released);
            return 1;
        }
    }

    @Test
    void whatCannotLeaveInTimeIsDroppedAndTheRestStaysInOrder() {
        var heavy = new Heavy();
        try (var server = new TestIo()) {
            var client = server.join();
            var feed = new Feed(server.io().of("/"), metrics);

            feed.tell("first", heavy);
            Await.latch(heavy.written);
            IntStream.range(0, BOUND + 5).forEach(i -> feed.tell("next", i));
            heavy.released.countDown();

            assertThat(limits).hasSize(5).containsOnly("admin.maxQueued");
            assertThat(client.event()).isEqualTo("42[\"first\",{\"weight\":1}]");
            for (int i = 0; i < BOUND; i++) {
                assertThat(client.event()).isEqualTo("42[\"next\"," + i + "]");
            }
        }
    }
}

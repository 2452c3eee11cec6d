package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.WebSocketClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadingTest {
    private static final int SENDERS = 16;
    private static final int EACH = 500;

    @Test
    void aBlockedHandlerHoldsUpNeitherOtherClientsNorOtherNamespacesOfItsOwn() {
        var release = new CountDownLatch(1);
        try (var server = new TestIo()) {
            server.io().onConnection(socket -> socket.on("block", (_, _) -> Await.latch(release))
                    .on("ping", (_, ack) -> ack.send("pong")));
            server.io().of("/other").onConnection(socket -> socket.on("ping", (_, ack) -> ack.send("pong")));
            var blocked = server.join();
            blocked.send("42[\"block\"]");
            blocked.send("421[\"ping\"]");
            var other = server.join();
            other.send("421[\"ping\"]");
            assertThat(other.text()).isEqualTo("431[\"pong\"]");
            blocked.send("40/other");
            assertThat(blocked.text()).startsWith("40/other");
            blocked.send("42/other,2[\"ping\"]");
            assertThat(blocked.text()).isEqualTo("43/other,2[\"pong\"]");
            release.countDown();
            assertThat(blocked.text()).isEqualTo("431[\"pong\"]");
        }
    }

    @Test
    void handlersOfOneSocketRunInOrderOnVirtualThreads() {
        try (var server = new TestIo()) {
            server.io().onConnection(socket -> {
                var running = new AtomicInteger();
                socket.on("n", (args, _) -> {
                    assertThat(Thread.currentThread().isVirtual()).isTrue();
                    assertThat(running.incrementAndGet()).isEqualTo(1);
                    socket.emit("n", args.getFirst());
                    running.decrementAndGet();
                });
            });
            var client = server.join();
            IntStream.range(0, 1_000).forEach(n -> client.send("42[\"n\"," + n + "]"));
            IntStream.range(0, 1_000).forEach(n -> assertThat(client.text()).isEqualTo("42[\"n\"," + n + "]"));
        }
    }

    @Test
    void readingPausesWhileTheHandlersAreBehindAndNothingIsLost() {
        assertReadsElevenAtMost("", options -> options.maxQueuedEvents(10));
    }

    @Test
    void readingPausesWhileLargeEventsWaitForTheirHandlersToo() {
        assertReadsElevenAtMost("x".repeat(1_000), options -> options.maxQueuedBytes(10_000));
    }

    private static void assertReadsElevenAtMost(String content, Consumer<SocketIoOptions.Builder> limit) {
        var release = new CountDownLatch(1);
        var received = new AtomicInteger();
        var metrics = new SocketIoMetrics() {
            @Override
            public void eventReceived(String event) {
                received.incrementAndGet();
            }
        };
        try (var server = new TestIo(limit.andThen(options -> options.metrics(metrics)))) {
            server.io()
                    .onConnection(socket -> socket.on("n", (_, ack) -> {
                        Await.latch(release);
                        ack.send();
                    }));
            var client = server.join();
            IntStream.range(0, 100).forEach(n -> client.send("42" + n + "[\"n\",\"" + content + "\"]"));
            var other = server.join();
            other.send("427[\"unknown\"]");
            other.send("40/nope");
            assertThat(other.text()).startsWith("44/nope");
            assertThat(received.get()).isLessThanOrEqualTo(11);
            release.countDown();
            IntStream.range(0, 100).forEach(n -> assertThat(client.text()).isEqualTo("43" + n + "[]"));
        }
    }

    @Test
    void whatEachOfManyThreadsEmitsArrivesInItsOrderAcrossTheUpgrade() throws InterruptedException {
        try (var server = new TestIo(options -> options.maxBufferedBytes(10_000_000))) {
            var client = server.openPolling();
            client.post("40");
            assertThat(client.packets().getFirst()).startsWith("40{");
            var upgrading = new CountDownLatch(1);
            var threads = startSenders(server.socket(), upgrading);
            var arrived = new ArrayList<String>(client.packets());
            var webSocket = client.probe();
            arrived.addAll(client.packets());
            upgrading.countDown();
            webSocket.send("5");
            for (var thread : threads) {
                thread.join();
            }
            arrived.removeIf("6"::equals);
            collect(webSocket, arrived, SENDERS * EACH);
            assertInOrder(arrived);
        }
    }

    /// Each sends one half at once and the other while the transport changes.
    private static List<Thread> startSenders(Socket socket, CountDownLatch upgrading) {
        var threads = new ArrayList<Thread>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int id = sender;
            threads.add(Thread.ofPlatform().start(() -> {
                IntStream.range(0, EACH / 2).forEach(n -> socket.emit("n", id, n));
                Await.latch(upgrading);
                IntStream.range(EACH / 2, EACH).forEach(n -> socket.emit("n", id, n));
            }));
        }
        return threads;
    }

    private static void collect(WebSocketClient webSocket, List<String> arrived, int count) {
        while (arrived.size() < count) {
            arrived.add(webSocket.event());
        }
    }

    private static void assertInOrder(List<String> arrived) {
        var next = new int[SENDERS];
        for (var event : arrived) {
            var numbers =
                    event.substring("42[\"n\",".length(), event.length() - 1).split(",", 2);
            int sender = Integer.parseInt(numbers[0]);
            assertThat(Integer.parseInt(numbers[1])).isEqualTo(next[sender]++);
        }
        assertThat(next).containsOnly(EACH);
    }

    @Test
    void nothingIsLeftOfClientsThatCameAndWent() {
        try (var server = new TestIo()) {
            server.io().onConnection(socket -> socket.join("a", "b", "c"));
            for (int i = 0; i < 200; i++) {
                var client = server.join();
                if (i % 2 == 0) {
                    client.abort();
                } else {
                    client.close();
                }
                server.disconnectReason();
            }
            assertThat(server.io().of("/").rooms().names()).isEmpty();
            assertThat(server.io().connections()).isZero();
            assertThat(server.io().timers().size()).isZero();
        }
    }
}

package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.RawWebSocket;
import dev.applaud.socketio.client.WebSocketClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Rooms so large that they are walked apart from the sender, in more than one slice. With `io_uring`, where the system
/// has it, and without.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class FanOutTest {
    private static final int MEMBERS = 300;
    private static final int EVENTS = 100;
    private static final int READERS = 35;
    private static final int SLEEPERS = 5;
    private static final int MORE_THAN_THE_SYSTEM_HOLDS = 550;
    private static final int MORE_THAN_BUFFERS_HOLD = 5_000;
    private static final String PAD = "x".repeat(20_000);

    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong packets = new AtomicLong();
    private final TestIo server;
    private final Namespace main;
    private final List<RawWebSocket> clients = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    FanOutTest(boolean ioUring) {
        server = new TestIo(
                options -> options.ioUring(ioUring).maxBufferedBytes(8 << 20).metrics(new SocketIoMetrics() {
                    @Override
                    public void delivered(String event, int receivers) {
                        delivered.addAndGet(receivers);
                    }

                    @Override
                    public void packetsOut(long more, long bytes) {
                        packets.addAndGet(more);
                    }
                }));
        main = server.io().of("/");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void open(int members) throws IOException {
        for (int i = 0; i < members; i++) {
            clients.add(new RawWebSocket(server.jetty(), "/socket.io/?EIO=4&transport=websocket"));
            clients.getLast().send(RawWebSocket.text("40"));
            sockets.add(server.socket());
            assertThat(clients.getLast().receive().text()).startsWith("0");
            assertThat(clients.getLast().receive().text()).startsWith("40");
        }
        sockets.forEach(socket -> socket.join("room"));
    }

    private static List<String> received(RawWebSocket client, int count) throws IOException {
        var received = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            received.add(client.receive().text());
        }
        return received;
    }

    private static List<String> events(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "42[\"" + name + "\"," + n + "]")
                .toList();
    }

    @Test
    void everyMemberGetsEveryEventOnceAndInOrder() throws IOException {
        open(MEMBERS);
        long before = packets.get();
        IntStream.range(0, EVENTS).forEach(n -> main.to("room").emit("n", n));
        for (var client : clients) {
            assertThat(received(client, EVENTS)).isEqualTo(events("n", EVENTS));
        }
        Await.until("all are counted", () -> delivered.get() == MEMBERS * EVENTS);
        assertThat(packets.get() - before).isEqualTo(MEMBERS * EVENTS);
    }

    @Test
    void whatOneSendsToASocketComesAfterWhatItSentToItsRoom() throws IOException {
        open(MEMBERS);
        for (int n = 0; n < EVENTS; n++) {
            main.to("room").emit("n", n);
            sockets.getLast().emit("own", n);
        }
        var expected = IntStream.range(0, EVENTS)
                .boxed()
                .flatMap(n -> Stream.of("42[\"n\"," + n + "]", "42[\"own\"," + n + "]"))
                .toList();
        assertThat(received(clients.getLast(), 2 * EVENTS)).isEqualTo(expected);
        assertThat(received(clients.getFirst(), EVENTS)).isEqualTo(events("n", EVENTS));
    }

    @Test
    void severalRoomsAndSocketsRoomsKeepTheOrderToo() throws IOException {
        open(MEMBERS);
        var last = sockets.getLast();
        last.join("other");
        for (int n = 0; n < EVENTS; n++) {
            main.to("room").emit("n", n);
            main.to("other", last.id()).emit("n", n);
        }
        assertThat(received(clients.getLast(), 2 * EVENTS))
                .isEqualTo(events("n", EVENTS).stream()
                        .flatMap(event -> Stream.of(event, event))
                        .toList());
    }

    @Test
    void whoIsExceptedGetsTheOtherEventsOfTheBatch() throws IOException {
        open(MEMBERS);
        var first = sockets.getFirst();
        for (int n = 0; n < EVENTS; n++) {
            main.to("room").emit("n", n);
            main.to("room").except(first.id()).emit("others");
        }
        assertThat(received(clients.getFirst(), EVENTS)).isEqualTo(events("n", EVENTS));
        assertThat(received(clients.getLast(), 2 * EVENTS))
                .filteredOn("42[\"others\"]"::equals)
                .hasSize(EVENTS);
    }

    @Test
    void nothingComesAfterTheRoomWasLeft() throws Exception {
        open(MEMBERS);
        var client = clients.getLast();
        for (int i = 0; i < EVENTS; i++) {
            var sender = Thread.startVirtualThread(() -> send(0, 20));
            sockets.getLast().leave("room");
            sockets.getLast().emit("left");
            while (!client.receive().text().equals("42[\"left\"]")) {}
            sender.join();
            sockets.getLast().emit("still out");
            assertThat(client.receive().text()).isEqualTo("42[\"still out\"]");
            sockets.getLast().join("room");
        }
    }

    private void send(int from, int to) {
        IntStream.range(from, to).forEach(n -> main.to("room").emit("n", n));
    }

    @Test
    void nothingIsMissedSinceTheRoomWasJoined() throws Exception {
        open(MEMBERS);
        var client = clients.getLast();
        for (int i = 0; i < EVENTS; i++) {
            sockets.getLast().leave("room");
            var sender = Thread.startVirtualThread(() -> send(0, 10));
            sockets.getLast().join("room");
            send(10, 20);
            sender.join();
            send(20, 21);
            assertThat(untilTheLast(client)).containsSubsequence(events("n", 21).subList(10, 21));
        }
    }

    private static List<String> untilTheLast(RawWebSocket client) throws IOException {
        var received = new ArrayList<String>();
        do {
            received.add(client.receive().text());
        } while (!received.getLast().equals("42[\"n\",20]"));
        return received;
    }

    @Test
    void membersWhoDoNotReadHoldUpNobodyAndAreDroppedByName() throws IOException {
        open(READERS + SLEEPERS);
        var readers = clients.subList(0, READERS);
        for (int n = 0; main.rooms().size("room") > READERS; n++) {
            assertThat(n).isLessThan(MORE_THAN_BUFFERS_HOLD);
            main.to("room").emit("n", n, PAD);
            for (var reader : readers) {
                assertThat(reader.receive().text()).startsWith("42[\"n\"," + n + ",");
            }
        }
        for (int i = 0; i < SLEEPERS; i++) {
            assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.SLOW_CONSUMER);
        }
        assertThat(main.rooms().size("room")).isEqualTo(READERS);
    }

    @Test
    void whoReadsLateGetsEverythingOnceAndInOrder() throws IOException {
        open(READERS);
        var late = clients.removeLast();
        for (int n = 0; n < MORE_THAN_THE_SYSTEM_HOLDS; n++) {
            main.to("room").emit("n", n, PAD);
            for (var client : clients) {
                assertThat(client.receive().text()).startsWith("42[\"n\"," + n + ",");
            }
        }
        for (int n = 0; n < MORE_THAN_THE_SYSTEM_HOLDS; n++) {
            assertThat(late.receive().text()).isEqualTo("42[\"n\"," + n + ",\"" + PAD + "\"]");
        }
    }

    @Test
    void nobodyElseGetsWhatWasForThoseWhoWent() throws IOException {
        open(MEMBERS);
        var newcomers = new ArrayList<WebSocketClient>();
        for (var client : clients) {
            main.to("room").emit("n", PAD);
            main.to("room").emit("n", PAD);
            client.close();
            newcomers.add(server.join());
        }
        Await.until("all have left", () -> main.rooms().size("room") == 0);
        main.emit("end");
        for (var newcomer : newcomers) {
            assertThat(newcomer.event()).isEqualTo("42[\"end\"]");
        }
    }

    @Test
    void aFarewellReachesEverybodyBeforeTheDisconnect() throws IOException {
        open(MEMBERS);
        main.in("room").emit("bye");
        main.in("room").disconnectSockets(false);
        for (var client : clients) {
            assertThat(received(client, 2)).containsExactly("42[\"bye\"]", "41");
        }
    }

    @Test
    void binaryEventsAndPollingMembersAreServedToo() throws IOException {
        open(MEMBERS);
        PollingClient polling = server.openPolling();
        polling.post("40");
        assertThat(polling.packets().getFirst()).startsWith("40");
        server.socket().join("room");
        main.to("room").emit("data", (Object) new byte[] {1});
        main.to("room").emit("text");
        assertThat(received(clients.getFirst(), 3))
                .containsExactly("451-[\"data\",{\"_placeholder\":true,\"num\":0}]", "\u0001", "42[\"text\"]");
        var polled = new ArrayList<String>();
        while (polled.size() < 3) {
            polled.addAll(polling.packets());
        }
        assertThat(polled).endsWith("bAQ==", "42[\"text\"]");
    }

    @Test
    void aFailingMetricDoesNotEndTheRoom() {
        var broken = new CountDownLatch(1);
        try (var failing = new TestIo(options -> options.metrics(new SocketIoMetrics() {
            @Override
            public void delivered(String event, int receivers) {
                if (broken.getCount() > 0) {
                    broken.countDown();
                    throw new IllegalStateException("broken");
                }
            }
        }))) {
            WebSocketClient client = failing.join();
            failing.io().emit("one");
            failing.io().emit("two");
            assertThat(client.event()).isEqualTo("42[\"one\"]");
            assertThat(client.event()).isEqualTo("42[\"two\"]");
        }
    }
}

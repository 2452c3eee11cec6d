package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.RawWebSocket;
import dev.applaud.socketio.client.WebSocketClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of events for a client that does not read, while another one does.
class EventClassesTest {
    private static final String PAD = "x".repeat(20_000);
    private static final int MORE_THAN_BUFFERS_HOLD = 5_000;

    private final AtomicInteger hintsDropped = new AtomicInteger();
    private final AtomicInteger statesReplaced = new AtomicInteger();
    private final TestIo server = new TestIo(options -> options.metrics(new SocketIoMetrics() {
        @Override
        public void hintsDropped(int events) {
            hintsDropped.addAndGet(events);
        }

        @Override
        public void statesReplaced(int events) {
            statesReplaced.addAndGet(events);
        }
    }));
    private final Namespace main = server.io().of("/");
    private final WebSocketClient reader = server.join();
    private final Socket readerSocket = server.socket();
    private RawWebSocket slow;
    private Socket slowSocket;

    @BeforeEach
    void open() throws IOException {
        slow = new RawWebSocket(server.jetty(), "/socket.io/?EIO=4&transport=websocket");
        slow.send(RawWebSocket.text("40"));
        slowSocket = server.socket();
        assertThat(slow.receive().text()).startsWith("0");
        assertThat(slow.receive().text()).startsWith("40");
    }

    @AfterEach
    void close() throws IOException {
        slow.close();
        server.close();
    }

    /// Sends numbered events until one is dropped or replaced, and some more. Returns how many.
    private int sendUntil(AtomicInteger behind, IntConsumer send) {
        int sent = 0;
        for (int more = 0; more < 10; sent++) {
            send.accept(sent);
            more = behind.get() > 0 ? more + 1 : 0;
            assertThat(sent).isLessThan(MORE_THAN_BUFFERS_HOLD);
        }
        return sent;
    }

    /// The numbers of the events up to the one that says so.
    private List<Integer> numbers(String last) throws IOException {
        var numbers = new ArrayList<Integer>();
        for (var text = slow.receive().text();
                !text.equals(last);
                text = slow.receive().text()) {
            if (text.startsWith("42[\"n\",")) {
                numbers.add(Integer.valueOf(text.substring(7).replaceAll("\\D.*", "")));
            }
        }
        return numbers;
    }

    @Test
    void ofAStateTheNewestReachesAClientThatWasBehind() throws IOException {
        int sent = sendUntil(statesReplaced, n -> main.state("k").emit("n", n, PAD));
        main.emit("end");
        var numbers = numbers("42[\"end\"]");
        assertThat(numbers).isSorted().endsWith(sent - 1).hasSize(sent - statesReplaced.get());
        assertThat(slowSocket.connected()).isTrue();
    }

    @Test
    void aClientBetweenTwoPollsIsNotBehind() {
        var polling = server.openPolling();
        polling.post("40");
        assertThat(polling.poll().body()).startsWith("40");
        server.socket();
        main.state("k").emit("n", 1);
        main.state("k").emit("n", 2);
        assertThat(polling.packets()).containsExactly("42[\"n\",1]", "42[\"n\",2]");
    }

    @Test
    void theOtherClientGetsEveryStateMeanwhile() {
        slowSocket.join("room");
        readerSocket.join("room");
        int sent = sendUntil(statesReplaced, n -> {
            main.to("room").state("k").emit("n", n, PAD);
            assertThat(reader.event()).startsWith("42[\"n\"," + n);
        });
        assertThat(sent).isGreaterThan(10);
    }

    @Test
    void statesOfOtherKeysAndLoggedEventsStayInTheirOrder() throws IOException {
        int sent = sendUntil(statesReplaced, n -> main.state("k").emit("n", n, PAD));
        main.state("other").emit("n", sent);
        main.emit("n", sent + 1);
        main.state("k").emit("n", sent + 2);
        slowSocket.emit("end");
        assertThat(numbers("42[\"end\"]")).endsWith(sent, sent + 1, sent + 2).doesNotContain(sent - 1);
    }

    @Test
    void hintsAreDroppedForAClientThatIsBehind() throws IOException {
        int sent = sendUntil(hintsDropped, n -> main.volatile_().emit("n", n, PAD));
        main.emit("end");
        assertThat(numbers("42[\"end\"]")).isSorted().hasSize(sent - hintsDropped.get());
    }

    @Test
    void aClientThatIsBehindWithLoggedEventsIsDisconnectedAndMayComeBack() {
        for (int n = 0; n < MORE_THAN_BUFFERS_HOLD && slowSocket.connected(); n++) {
            main.emit("n", n, PAD);
            assertThat(reader.event()).startsWith("42[\"n\"," + n);
        }
        var reason = server.disconnectReason();
        assertThat(reason).isEqualTo(DisconnectReason.SLOW_CONSUMER);
        assertThat(reason.isRecoverable()).isTrue();
        Await.until("one who is left", () -> main.sockets().size() == 1);
        assertThat(readerSocket.connected()).isTrue();
    }
}

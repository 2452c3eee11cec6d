package dev.applaud.socketio.fuzz;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.TestJetty;
import dev.applaud.socketio.client.WebSocketClient;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.Parser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A well-behaved client that must notice nothing: it exchanges numbered events with the server all the time, hears
/// numbered news as all witnesses do, and fails if a single one is missing, repeated or out of order.
final class Witness implements AutoCloseable {
    /// Leaves most of the machine to the attackers.
    private static final long PACE_NANOS = 2_000_000;

    /// Takes binary packets as text.
    private static final String QUERY = "EIO=4&b64=1";

    /// How a client talks and listens; pings are answered.
    private interface Line {
        void send(String packet);

        String receive();

        void close();
    }

    private final String name;
    private final Line line;
    private final Dialect dialect;
    private final Thread thread;
    private volatile int exchanges;
    private volatile boolean ending;
    private volatile @Nullable Throwable failure;
    private int nextNews = -1;

    private Witness(String name, Line line, Parser parser) {
        this.name = name;
        this.line = line;
        this.dialect = Dialect.of(4, parser);
        this.thread = Thread.ofVirtual().start(this::run);
    }

    /// One over polling, one over WebSocket, and one that was upgraded.
    static List<Witness> start(TestJetty jetty, Parser parser) {
        var webSocket = WebSocketClient.connect(jetty, Target.PATH + "?transport=websocket&" + QUERY);
        webSocket.text(); // the open packet
        return List.of(
                new Witness("polling", new OverPolling(polling(jetty)), parser),
                new Witness("websocket", new OverWebSocket(webSocket), parser),
                new Witness("upgraded", new OverWebSocket(polling(jetty).upgrade()), parser));
    }

    private static PollingClient polling(TestJetty jetty) {
        return PollingClient.open(jetty, Target.PATH, QUERY);
    }

    private void run() {
        try {
            send(new Packet.Connect("/", Map.of()));
            receive(); // the answer to CONNECT
            send(new Packet.Event("/", null, "witness", List.of()));
            while (!ending) {
                exchange();
            }
            line.close();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void send(Packet packet) {
        dialect.encode(packet).forEach(line::send);
    }

    private Packet receive() {
        return dialect.decode(line.receive());
    }

    private void exchange() {
        int number = exchanges;
        send(new Packet.Event("/", (long) number, "count", List.of(number)));
        var packet = receive();
        while (packet instanceof Packet.Event event) {
            hear(event);
            packet = receive();
        }
        if (!packet.equals(new Packet.Acknowledgement("/", number, List.of(number)))) {
            throw new AssertionError("instead of the answer " + number + ": " + packet);
        }
        exchanges = number + 1;
        LockSupport.parkNanos(PACE_NANOS);
    }

    private void hear(Packet.Event event) {
        if (nextNews >= 0 && !event.args().equals(List.of(nextNews))) {
            throw new AssertionError("instead of the news " + nextNews + ": " + event);
        }
        nextNews = (int) Objects.requireNonNull(event.args().getFirst()) + 1;
    }

    /// After two exchanges that began after the call, a ping from before the call is answered.
    void exchangeTwice() {
        int enough = exchanges + 3;
        Await.until("an answer to " + this, () -> exchanges >= enough || failure != null);
        assertUnharmed();
    }

    private void assertUnharmed() {
        var cause = failure;
        if (cause != null) {
            throw new AssertionError("A well-behaved client noticed something: " + this, cause);
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertUnharmed();
    }

    @Override
    public String toString() {
        return "%s (%,d exchanges, %,d news)".formatted(name, exchanges, nextNews);
    }

    private record OverWebSocket(WebSocketClient client) implements Line {
        @Override
        public void send(String packet) {
            client.send(packet);
        }

        @Override
        public String receive() {
            return client.event();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private record OverPolling(PollingClient client, Deque<String> packets) implements Line {
        OverPolling(PollingClient client) {
            this(client, new ArrayDeque<>());
        }

        @Override
        public void send(String packet) {
            var answer = client.post(packet).body();
            if (!answer.equals("ok")) {
                throw new AssertionError(answer);
            }
        }

        @Override
        public String receive() {
            while (packets.isEmpty()) {
                packets.addAll(client.packets());
                if (packets.remove("2")) {
                    send("3");
                }
            }
            return packets.remove();
        }

        @Override
        public void close() {
            client.post("1");
        }
    }
}

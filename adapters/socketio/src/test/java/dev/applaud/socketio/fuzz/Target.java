package dev.applaud.socketio.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.Admission;
import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.Socket;
import dev.applaud.socketio.SocketIoOptions;
import dev.applaud.socketio.SocketIoServer;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.TestJetty;
import dev.applaud.socketio.http.SerialHttpConnectionFactory;
import dev.applaud.socketio.protocol.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// The server under attack: small limits, so that they are reached; a clock that passes when told; connections over
/// TCP and in memory, whose buffers are tracked; and the witnesses.
final class Target implements AutoCloseable {
    static final String PATH = "/socket.io/";
    private static final Pattern SID = Pattern.compile("\"sid\":\"([A-Za-z0-9_-]{20})\"");
    private static final Duration MOMENT = Duration.ofMillis(5);
    private static final Duration INTERVAL = Duration.ofSeconds(25);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /// Together they are less than the timeout.
    private static final Duration LONGEST_STEP = Duration.ofSeconds(14);

    private static final Duration MOST_UNANSWERED = Duration.ofSeconds(5);

    private final ManualClock clock = new ManualClock();
    private final Counts counts = new Counts();
    private final Parser parser;
    private final SocketIoServer server;
    private final TestJetty jetty;
    private final QuarantinedBuffers buffers = new QuarantinedBuffers();
    private final LocalConnector memory;
    private final ServerConnector tcp;
    private final Object newsOrder = new Object();
    private int news;
    private Duration unanswered = Duration.ZERO;
    private final List<Witness> witnesses;

    Target(Parser parser) {
        this.parser = parser;
        server = TestIo.server(clock, options(parser, counts));
        jetty = new TestJetty(server.handler());
        memory = jetty.add(
                new LocalConnector(jetty.server(), null, null, buffers, 1, new SerialHttpConnectionFactory()));
        tcp = jetty.add(jetty.connector(buffers));
        serve(server.of("/"));
        serve(server.of("/second"));
        server.of("/second")
                .use(socket -> socket.handshake().auth().containsKey("no")
                        ? Admission.refused("no", List.of("no"))
                        : Admission.granted());
        witnesses = Witness.start(jetty, parser);
    }

    private static SocketIoOptions options(Parser parser, Counts counts) {
        return SocketIoOptions.builder()
                .parser(parser)
                .metrics(counts)
                .allowEio3(true)
                .pingInterval(INTERVAL)
                .pingTimeout(TIMEOUT)
                .upgradeTimeout(Duration.ofSeconds(2))
                .connectTimeout(Duration.ofSeconds(10))
                .maxHttpBufferSize(10_000)
                .maxPacketsPerPayload(1_000)
                .maxAttachments(3)
                .maxBufferedBytes(1 << 16)
                .maxQueuedEvents(20)
                .maxQueuedBytes(4_096)
                .maxNamespaces(2)
                .maxRooms(5)
                .maxPendingAcks(5)
                .build();
    }

    private void serve(Namespace namespace) {
        namespace.onConnection(socket -> {
            socket.on("echo", (args, _) -> ifPossible(() -> socket.emit("echo", args.toArray())));
            socket.on("acknowledge", (args, ack) -> ifPossible(() -> ack.send(args.toArray())));
            socket.on("join", (args, _) -> ifPossible(() -> socket.join(room(args))));
            socket.on("leave", (args, _) -> socket.leave(room(args)));
            socket.on(
                    "talk",
                    (args, _) -> ifPossible(() -> namespace.to(room(args)).emit("talk", args)));
            socket.on("ask", (_, _) -> {
                var _ = socket.emitWithAck("asked", Duration.ofSeconds(3));
            });
            socket.on("now", (_, _) -> socket.volatile_().emit("now"));
            socket.on("flood", (_, _) -> flood(socket));
            socket.on("bye", (args, _) -> socket.disconnect(args.size() == 1));
            socket.on("witness", (_, _) -> socket.join("witnesses"));
            socket.on("count", (args, ack) -> {
                ack.send(args.toArray());
                tellNews();
            });
        });
    }

    /// Some values are nested too deeply to be written, and some sockets are in too many rooms.
    private static void ifPossible(Runnable answer) {
        try {
            answer.run();
        } catch (IllegalArgumentException | IllegalStateException _) {
            // what an application is told of its own mistakes
        }
    }

    private static String room(List<@Nullable Object> args) {
        return "room " + (args.isEmpty() ? "" : args.getFirst());
    }

    private static void flood(Socket socket) {
        for (int i = 0; i < 100; i++) {
            socket.emit("flood", "x".repeat(1_000));
        }
    }

    private void tellNews() {
        synchronized (newsOrder) {
            server.to("witnesses").emit("news", news++);
        }
    }

    Parser parser() {
        return parser;
    }

    Wire connectInMemory() {
        return new MemoryWire(memory);
    }

    Wire connect(boolean narrow) {
        return new TcpWire(tcp.getLocalPort(), narrow);
    }

    /// As a client does that is no attacker; its buffers are not tracked.
    Wire connectAsUsual() {
        return new TcpWire(jetty.port(), false);
    }

    /// How many of those there are, as Jetty sees it, the witnesses' included.
    int connectionsAsUsual() {
        return jetty.connector().getConnectedEndPoints().size();
    }

    /// Sends the request that opens a session, and gives its id.
    String open(Wire wire, byte[] request) {
        wire.send(request);
        await(wire, "}");
        var matcher = SID.matcher(wire.received());
        assertThat(matcher.find()).as(wire.received()).isTrue();
        return matcher.group(1);
    }

    /// Waits until the server has sent this, or has hung up. Time passes meanwhile, as some answers come after a pause.
    void await(Wire wire, String text) {
        Await.until(wire::received, () -> {
            pass(MOMENT);
            return wire.received().contains(text) || wire.isEnded();
        });
    }

    Counts counts() {
        return counts;
    }

    /// Lets time pass, in steps so short that witnesses can answer pings in time.
    synchronized void pass(Duration time) {
        for (var left = time; left.isPositive(); left = left.minus(LONGEST_STEP)) {
            var step = left.compareTo(LONGEST_STEP) < 0 ? left : LONGEST_STEP;
            clock.pass(step);
            unanswered = unanswered.plus(step);
            if (unanswered.compareTo(MOST_UNANSWERED) > 0) {
                unanswered = Duration.ZERO;
                witnesses.forEach(Witness::exchangeTwice);
            }
        }
    }

    /// Lets so much time pass that all but the witnesses must be gone, and waits until nothing is left of them.
    void assertNothingIsLeft() {
        Await.until(this::toString, () -> {
            for (var time : List.of(INTERVAL, TIMEOUT, Duration.ofSeconds(6))) {
                pass(time);
            }
            return isEmpty();
        });
    }

    /// When all connections are closed, no buffer is in use any more. Those that only Jetty had in hand do not count:
    /// it forgets some, for the collector to take, when a connection ends in the middle of a request or frame.
    void assertNoBufferIsLeft() {
        Await.until(buffers::toString, buffers::areAllBack);
        buffers.assertNoMisuse();
    }

    private boolean isEmpty() {
        int left = witnesses.size();
        return server.connections() == left
                && counts.isBalanced(left)
                && clock.timers().size() == left
                && server.of("/").sockets().size() == left
                && server.of("/second").sockets().isEmpty()
                && server.of("/").rooms().names("").equals(List.of("witnesses"))
                && server.of("/second").rooms().names().isEmpty();
    }

    @Override
    public String toString() {
        return "%d connections, %d timers, rooms %s, %s"
                .formatted(
                        server.connections(),
                        clock.timers().size(),
                        server.of("/").rooms().names(""),
                        counts);
    }

    String witnesses() {
        return witnesses.stream().map(Witness::toString).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        new ArrayList<>(witnesses).forEach(Witness::close);
        jetty.close();
    }
}

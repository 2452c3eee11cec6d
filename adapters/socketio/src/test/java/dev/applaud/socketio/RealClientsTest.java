package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.applaud.socketio.client.RealClient;
import dev.applaud.socketio.client.RealSocket;
import dev.applaud.socketio.protocol.RandomValues;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every client does, over each of its transports.
@ParameterizedClass(name = "{0} over {1}")
@MethodSource("table")
class RealClientsTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String UNICODE = "é\u001e\u2028漢\ud83d\ude00";

    private final RealClient client;
    private final String transports;
    private final BlockingQueue<String> transportsSeen = new LinkedBlockingQueue<>();
    private final List<RealSocket> opened = new ArrayList<>();
    private final TestIo server;

    static Stream<Arguments> table() {
        return Arrays.stream(RealClient.values())
                .flatMap(client -> Stream.of("polling", "websocket", "polling,websocket")
                        .map(transports -> Arguments.of(client, transports)));
    }

    RealClientsTest(RealClient client, String transports) {
        client.assumeInstalled();
        this.client = client;
        this.transports = transports;
        this.server = serve(0, options -> options.metrics(new SeenTransports(transportsSeen)));
    }

    private TestIo serve(int port, Consumer<SocketIoOptions.Builder> settings) {
        var serving = new TestIo(
                port, options -> settings.accept(options.parser(client.parser()).allowEio3(client.isOfSocketIo2())));
        serving.io().onConnection(socket -> socket.on("echo", (args, _) -> socket.emit("news", args.toArray()))
                .on("ask", (args, ack) -> ack.send(args.toArray())));
        return serving;
    }

    private record SeenTransports(BlockingQueue<String> seen) implements SocketIoMetrics {
        @Override
        public void connectionOpened(String transport) {
            seen.add(transport);
        }

        @Override
        public void connectionUpgraded() {
            seen.add("websocket");
        }
    }

    @AfterEach
    void close() {
        opened.forEach(RealSocket::disconnect);
        server.close();
    }

    private RealSocket open(String namespace, String token) {
        return open(server, namespace, token);
    }

    private RealSocket open(TestIo at, String namespace, String token) {
        var uri = URI.create(at.jetty().http("") + namespace);
        return kept(client.open(uri, transports, Map.of("token", token)));
    }

    private RealSocket kept(RealSocket socket) {
        opened.add(socket);
        return socket;
    }

    private RealSocket connected() {
        return connected(server);
    }

    private RealSocket connected(TestIo at) {
        var socket = open(at, "/", "t1");
        assertThat(TestIo.take(socket.told())).startsWith("connect");
        return socket;
    }

    private static void assertTold(RealSocket socket, @Nullable Object... expected) {
        assertSame(TestIo.take(socket.told()), Arrays.asList(expected));
    }

    private static void assertSame(List<@Nullable Object> values, List<? extends @Nullable Object> expected) {
        assertThat(values)
                .usingRecursiveComparison()
                .withEqualsForType(Arrays::equals, byte[].class)
                .isEqualTo(expected);
    }

    @Test
    void isGivenTheIdThatTheServerKnows() {
        var socket = open("/", "t1");
        assertTold(socket, "connect", server.socket().id());
    }

    @Test
    void usesTheTransportsItWasTold() {
        connected();
        for (var transport : List.of(transports.split(","))) {
            assertThat(TestIo.take(transportsSeen)).isEqualTo(transport);
        }
        assertThat(transportsSeen).isEmpty();
    }

    @Test
    void joinsANamespaceWithItsAuthOrIsToldWhyNot() {
        server.io()
                .of("/live")
                .use(peer -> peer.handshake().auth().get("token") instanceof String token && token.equals("t1")
                        ? Admission.granted()
                        : Admission.refused("Token expired", Map.of("code", "TOKEN_EXPIRED")));
        assertThat(TestIo.take(open("/live", "t1").told())).startsWith("connect");
        var data = Map.of("code", "TOKEN_EXPIRED");
        var refusal = client.isOfSocketIo2() ? data : Map.of("message", "Token expired", "data", data);
        assertTold(open("/live", "t0"), "connect_error", refusal);
    }

    @Test
    void exchangesText() {
        var socket = connected();
        socket.emit("echo", UNICODE, 1, -1.5, true, null, Map.of("k", List.of("v")));
        assertTold(socket, "news", UNICODE, 1, -1.5, true, null, Map.of("k", List.of("v")));
    }

    @Test
    void exchangesBinaryData() {
        var socket = connected();
        var one = new byte[] {1, 2, 3};
        var two = new byte[] {-1};
        socket.emit("echo", one, Map.of("deep", List.of(two, new byte[0])));
        assertTold(socket, "news", one, Map.of("deep", List.of(two, new byte[0])));
    }

    @Test
    void acknowledgesAndIsAcknowledged() {
        var socket = connected();
        socket.ask("ask", "a", new byte[] {4});
        assertTold(socket, "answer", "a", new byte[] {4});
        var answer = server.socket().emitWithAck("question", LONG, UNICODE, new byte[] {5});
        assertSame(answer.join(), List.of(UNICODE, new byte[] {5}));
    }

    @Test
    void doesNotAcknowledgeWhatItHasNoListenerFor() {
        connected();
        assertThat(server.socket().emitWithAck("unheard", Duration.ofMillis(50)))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void givesUpWaitingForAnAcknowledgement() {
        assumeTrue(client.hasAckTimeouts(), "This client has no timeouts of acknowledgements");
        var socket = connected();
        socket.askBriefly("unheard");
        assertTold(socket, "timeout");
        socket.emit("echo", "still");
        assertTold(socket, "news", "still");
    }

    @Test
    void returnsAnyValueAsItWas() {
        connected();
        var peer = server.socket();
        var values = new RandomValues(7);
        for (int i = 0; i < 100; i++) {
            var sent = values.next();
            var answer = peer.emitWithAck("question", LONG, sent.toArray());
            assertSame(answer.join(), sent);
        }
    }

    @Test
    void sendsAndGetsWhatIsBig() {
        var socket = connected();
        var text = "é".repeat(100_000);
        socket.ask("ask", text);
        assertTold(socket, "answer", text);
        var bytes = new byte[300_000];
        Arrays.fill(bytes, (byte) 7);
        socket.ask("ask", (Object) bytes);
        assertTold(socket, "answer", bytes);
    }

    @Test
    void hearsItsRooms() {
        var inside = connected();
        server.socket().join("room");
        var outside = connected();
        server.socket();
        server.io().to("room").emit("news", 1);
        server.io().of("/").except("room").emit("news", 2);
        server.io().emit("news", 3);
        assertTold(inside, "news", 1);
        assertTold(inside, "news", 3);
        assertTold(outside, "news", 2);
        assertTold(outside, "news", 3);
    }

    @Test
    void getsManyEventsInOrderFromTheStart() {
        server.io().onConnection(socket -> {
            for (int i = 0; i < 1_000; i++) {
                socket.emit("news", i);
            }
        });
        var socket = connected();
        for (int i = 0; i < 1_000; i++) {
            assertTold(socket, "news", i);
        }
    }

    @Test
    void joinsSeveralNamespacesOverOneConnection() {
        server.io()
                .of("/live")
                .onConnection(peer -> peer.emit("news", peer.namespace().name()));
        var main = connected();
        var live = kept(main.beside("/live"));
        assertThat(TestIo.take(live.told())).startsWith("connect");
        assertTold(live, "news", "/live");
        main.emit("echo", "still");
        assertTold(main, "news", "still");
        assertThat(server.io().connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isToldThatTheServerDisconnectedIt(boolean close) {
        var socket = connected();
        server.socket().disconnect(close);
        assertTold(socket, "disconnect", "io server disconnect");
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }

    @Test
    void tellsTheServerThatItDisconnects() {
        var socket = connected();
        socket.disconnect();
        assertTold(socket, "disconnect", "io client disconnect");
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
    }

    @Test
    void noticesTheEndOfItsWebSocketLongBeforeAPingIsMissing() {
        assumeTrue(transports.equals("websocket"));
        var socket = connected();
        server.io().close();
        assertThat(TestIo.take(socket.told())).startsWith("disconnect");
    }

    /// In Node.js a client whose poll is in flight when the server stops notices it only by the missing ping: its
    /// XMLHttpRequest repeats requests on connections that were kept and reset, and forgets to end them.
    @Test
    void comesBackAfterAServerRestart() {
        Consumer<SocketIoOptions.Builder> restless =
                options -> options.pingInterval(Duration.ofMillis(500)).pingTimeout(Duration.ofSeconds(4));
        RealSocket socket;
        int port;
        try (var first = serve(0, restless)) {
            socket = connected(first);
            port = first.jetty().port();
        }
        assertThat(TestIo.take(socket.told())).startsWith("disconnect");
        try (var _ = serve(port, restless)) {
            var told = TestIo.take(socket.told());
            while (told.getFirst().equals("connect_error")) {
                told = TestIo.take(socket.told());
            }
            assertThat(told).startsWith("connect");
            socket.emit("echo", "back");
            assertTold(socket, "news", "back");
        }
    }
}

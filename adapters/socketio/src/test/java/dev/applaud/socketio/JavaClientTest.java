package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.TestJetty;
import io.socket.client.Ack;
import io.socket.client.IO;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The official Java client, over each of its transports.
@ParameterizedClass
@ValueSource(strings = {"polling", "websocket", "polling,websocket"})
class JavaClientTest {
    private final String transports;
    private final TestIo server =
            new TestIo(options -> options.pingInterval(Duration.ofMillis(200)).pingTimeout(Duration.ofSeconds(4)));
    private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

    JavaClientTest(String transports) {
        this.transports = transports;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private io.socket.client.Socket client(String namespace, Map<String, String> auth) {
        var options = IO.Options.builder()
                .setTransports(transports.split(","))
                .setForceNew(true)
                .setReconnectionDelay(20)
                .setReconnectionDelayMax(50)
                .setAuth(auth)
                .build();
        return IO.socket(URI.create(server.jetty().http("") + namespace), options);
    }

    private io.socket.client.Socket connected() {
        var client = client("/", Map.of("token", "t1"));
        client.on("connect", _ -> seen.add("connect"));
        client.connect();
        assertThat(TestIo.take(seen)).isEqualTo("connect");
        return client;
    }

    @Test
    void connectsWithItsAuthAndDisconnects() {
        var client = connected();
        var socket = server.socket();
        assertThat(socket.id()).isEqualTo(client.id());
        assertThat(socket.handshake().auth()).containsEntry("token", "t1");
        client.disconnect();
        assertThat(server.disconnectReason())
                .isIn(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT, DisconnectReason.TRANSPORT_CLOSE);
    }

    @Test
    void isToldWhyItWasRefused() throws Exception {
        server.io().use(_ -> Admission.refused("Token expired", Map.of("code", "TOKEN_EXPIRED")));
        var client = client("/", Map.of());
        client.on("connect_error", args -> seen.add(args[0]));
        client.connect();
        var error = (JSONObject) TestIo.take(seen);
        assertThat(error.getString("message")).isEqualTo("Token expired");
        assertThat(error.getJSONObject("data").getString("code")).isEqualTo("TOKEN_EXPIRED");
        client.close();
    }

    @Test
    void exchangesEventsWithText() {
        var client = connected();
        server.socket().on("echo", (args, _) -> server.io().emit("back", args.toArray()));
        client.on("back", args -> seen.add(List.of(args)));
        client.emit("echo", "é\u001e\ud83d\ude00", 1, true);
        assertThat(TestIo.take(seen)).isEqualTo(List.of("é\u001e\ud83d\ude00", 1, true));
        client.close();
    }

    @Test
    void exchangesBinaryData() {
        var client = connected();
        server.socket().on("echo", (args, ack) -> ack.send(args.toArray()));
        client.emit("echo", new Object[] {new byte[] {1, 2, 3}}, args -> seen.add(args[0]));
        assertThat((byte[]) TestIo.take(seen)).containsExactly(1, 2, 3);
        client.close();
    }

    @Test
    void acknowledgesAndIsAcknowledged() {
        var client = connected();
        var socket = server.socket();
        socket.on("sum", (args, ack) -> ack.send((Integer) args.get(0) + (Integer) args.get(1)));
        client.emit("sum", new Object[] {1, 2}, args -> seen.add(args[0]));
        assertThat(TestIo.take(seen)).isEqualTo(3);
        client.on("question", args -> ((Ack) args[args.length - 1]).call("answer"));
        assertThat(socket.emitWithAck("question", Duration.ofSeconds(10)).join())
                .containsExactly("answer");
        client.close();
    }

    @Test
    void hearsItsRooms() {
        var client = connected();
        server.socket().join("room");
        client.on("news", args -> seen.add(args[0]));
        server.io().to("elsewhere").emit("news", 0);
        server.io().to("room").emit("news", 1);
        assertThat(TestIo.take(seen)).isEqualTo(1);
        client.close();
    }

    @Test
    void getsManyEventsInOrderFromTheStart() {
        server.io().onConnection(socket -> {
            for (int i = 0; i < 1_000; i++) {
                socket.emit("n", i);
            }
        });
        var client = client("/", Map.of());
        client.on("n", args -> seen.add(args[0]));
        client.connect();
        for (int i = 0; i < 1_000; i++) {
            assertThat(TestIo.take(seen)).isEqualTo(i);
        }
        client.close();
    }

    @Test
    void joinsAnotherNamespace() {
        server.io()
                .of("/live")
                .onConnection(socket -> socket.emit("hello", socket.namespace().name()));
        var client = client("/live", Map.of());
        client.on("hello", args -> seen.add(args[0]));
        client.connect();
        assertThat(TestIo.take(seen)).isEqualTo("/live");
        client.close();
    }

    /// Over WebSocket this client notices a server's close only by the missing ping.
    @Test
    void comesBackAfterAServerRestart() {
        var client = connected();
        client.on("disconnect", args -> seen.add(args[0]));
        int port = server.jetty().port();
        server.close();
        assertThat(TestIo.take(seen)).isIn("transport close", "transport error", "ping timeout");
        var io = new SocketIoServer(SocketIoOptions.defaults());
        try (var _ = new TestJetty(io.handler(), port)) {
            assertThat(TestIo.take(seen)).isEqualTo("connect");
            assertThat(io.of("/").sockets()).hasSize(1);
            client.close();
        }
    }
}

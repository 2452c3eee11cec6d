package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.WebSocketClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What clients of Socket.IO 2 send and get, byte by byte.
class SocketIo2ClientTest {
    private static final String PATH = "/socket.io/";

    private final TestIo server = new TestIo(options -> options.allowEio3(true));

    @AfterEach
    void close() {
        server.close();
    }

    private WebSocketClient open() {
        return WebSocketClient.connect(server.jetty(), PATH + "?EIO=3&transport=websocket");
    }

    /// A client in `/`.
    private WebSocketClient join() {
        var client = open();
        assertThat(client.text()).startsWith("0{");
        assertThat(client.text()).isEqualTo("40");
        return client;
    }

    @Test
    void theClientIsInTheMainNamespaceUnaskedAndHasTheSessionsId() {
        var client = open();
        var sid = client.text().substring(9, 29);
        assertThat(client.text()).isEqualTo("40");
        assertThat(server.socket().id()).isEqualTo(sid);
        client.send("41");
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
    }

    @Test
    void overPollingItIsTheSame() {
        var client = PollingClient.open(server.jetty(), PATH, "EIO=3");
        var socket = server.socket();
        assertThat(socket.id()).isEqualTo(client.sid());
        socket.on("ask", (args, ack) -> ack.send(args.toArray()));
        client.post("14:421[\"ask\",\"é\"]");
        socket.emit("tell", "€");
        var heard = client.poll().body();
        while (!heard.contains("431")) {
            heard += client.poll().body();
        }
        assertThat(heard).contains("14:42[\"tell\",\"€\"]", "8:431[\"é\"]");
    }

    @Test
    void eventsAndAcknowledgementsAreThoseOfToday() {
        var client = join();
        var socket = server.socket();
        socket.on("ask", (args, ack) -> ack.send(args.toArray()));
        client.send("4212[\"ask\",1,{\"a\":[null]}]");
        assertThat(client.text()).isEqualTo("4312[1,{\"a\":[null]}]");
        var answer = socket.emitWithAck("question", Duration.ofSeconds(10), "?");
        assertThat(client.text()).isEqualTo("420[\"question\",\"?\"]");
        client.send("430[\"!\"]");
        assertThat(answer.join()).isEqualTo(List.of("!"));
    }

    @Test
    void attachmentsCarryTheirType() {
        var client = join();
        server.socket().on("image", (args, ack) -> ack.send(args.toArray()));
        client.send("451-7[\"image\",{\"_placeholder\":true,\"num\":0}]");
        client.send(new byte[] {4, 1, 2, 3});
        assertThat(client.text()).isEqualTo("461-7[{\"_placeholder\":true,\"num\":0}]");
        assertThat(client.binary()).containsExactly(4, 1, 2, 3);
    }

    @Test
    void theQueryOfANamespaceIsItsAuth() {
        BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();
        server.io().of("/chat").onConnection(sockets::add);
        var client = join();
        client.send("40/chat?token=a%20b%26c&flag&empty=,");
        assertThat(client.text()).isEqualTo("40/chat,");
        var socket = TestIo.take(sockets);
        assertThat(socket.handshake().auth()).isEqualTo(Map.of("token", "a b&c", "flag", "", "empty", ""));
        assertThat(socket.id()).isEqualTo("/chat#" + server.socket().id());
    }

    @Test
    void theAuthOfTheMainNamespaceIsEmpty() {
        join();
        assertThat(server.socket().handshake().auth()).isEmpty();
    }

    @Test
    void anUnknownNamespaceIsRefusedInABareText() {
        var client = join();
        client.send("40/nope?token=1,");
        assertThat(client.text()).isEqualTo("44/nope,\"Invalid namespace\"");
        client.send("40/nope");
        assertThat(client.text()).isEqualTo("44/nope,\"Invalid namespace\"");
    }

    @Test
    void aRefusalIsItsMessageOrItsData() {
        server.io().of("/closed").use(_ -> Admission.refused("closed for today"));
        server.io().of("/full").use(_ -> Admission.refused("full", Map.of("code", 42)));
        var client = join();
        client.send("40/closed,");
        assertThat(client.text()).isEqualTo("44/closed,\"closed for today\"");
        client.send("40/full,");
        assertThat(client.text()).isEqualTo("44/full,{\"code\":42}");
    }

    @Test
    void theMainNamespaceMayRefuseToo() {
        server.io().use(_ -> Admission.refused("who are you?"));
        var client = open();
        assertThat(client.text()).startsWith("0{");
        assertThat(client.text()).isEqualTo("44\"who are you?\"");
        client.send("2");
        assertThat(client.text()).isEqualTo("3");
    }

    @Test
    void aSecondConnectIsABreachOfTheProtocol() {
        var client = join();
        client.send("40");
        assertThat(client.closeStatus()).isEqualTo(1005);
    }

    @Test
    void aQueryThatCannotBeDecodedIsABreachOfTheProtocol() {
        var client = join();
        client.send("40/chat?token=%zz,");
        assertThat(client.closeStatus()).isEqualTo(1005);
    }

    @Test
    void theServersDisconnectIsTheSame() {
        var client = join();
        server.socket().disconnect(false);
        assertThat(client.text()).isEqualTo("41");
    }

    @Test
    void aBroadcastReachesClientsOfBothRevisions() {
        var old = join();
        var current = server.join();
        server.io().emit("news", "one", new byte[] {1});
        assertThat(old.text()).isEqualTo("451-[\"news\",\"one\",{\"_placeholder\":true,\"num\":0}]");
        assertThat(current.text()).isEqualTo("451-[\"news\",\"one\",{\"_placeholder\":true,\"num\":0}]");
        assertThat(old.binary()).containsExactly(4, 1);
        assertThat(current.binary()).containsExactly(1);
    }

    @Test
    void forClientsOfTodayAQueryIsPartOfTheNamespace() {
        var client = server.join();
        client.send("40/chat?token=1,");
        assertThat(client.text()).isEqualTo("44/chat?token=1,{\"message\":\"Invalid namespace\"}");
    }
}

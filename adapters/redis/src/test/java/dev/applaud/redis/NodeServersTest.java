package dev.applaud.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.DisconnectReason;
import dev.applaud.socketio.RemoteSocket;
import dev.applaud.socketio.SocketIoServer;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/// One server of Node.js and two of ours share a Redis, in each format.
@ParameterizedClass(name = "{0} {1}")
@CsvSource({"CLASSIC, STATIC", "SHARDED, DYNAMIC", "STREAMS, STATIC"})
class NodeServersTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final byte[] BYTES = {1, 2, 3};
    private static final Map<String, String> BYTES_IN_JSON =
            Map.of("binary", Base64.getEncoder().encodeToString(BYTES));

    private final MixedServers servers;
    private final TestNode here;
    private final TestNode there;
    private final NodePeer node;
    private final SocketIoServer io;
    private final Member ada;
    private final Member bob;

    NodeServersTest(AdapterFormat format, SubscriptionMode mode) {
        servers = new MixedServers(format, mode);
        here = servers.here;
        there = servers.there;
        node = servers.node;
        io = here.io().io();
        ada = servers.ada;
        bob = servers.bob;
    }

    @AfterEach
    void close() {
        servers.close();
    }

    // --- from ours to Node's -----------------------------------------------------------------------------------

    @Test
    void nodesClientsHearOurBroadcasts() {
        io.volatile_().compress(false).emit("flags");
        assertThat(node.client()).isEqualTo(List.of("flags"));
        io.emit("news", 1, Map.of("bytes", BYTES), List.of(1.5, true));
        assertThat(node.client()).isEqualTo(List.of("news", 1, Map.of("bytes", BYTES_IN_JSON), List.of(1.5, true)));
    }

    @Test
    void weReachNodesRooms() {
        io.to(node.clientId()).socketsJoin("red", "muted");
        servers.awaitNodesRooms(3);
        io.to("red").emit("1");
        io.to("blue", "red").emit("2");
        io.to("blue").emit("not 3");
        io.except("muted").emit("not 4");
        io.to(node.clientId()).emit("5");
        for (var expected : List.of("1", "2", "5")) {
            assertThat(node.client()).isEqualTo(List.of(expected));
        }
        io.to("red").socketsLeave("red");
        servers.awaitNodesRooms(2);
    }

    @Test
    void weDisconnectNodesClients() {
        io.to(node.clientId()).disconnectSockets(false);
        assertThat(node.client()).isEqualTo(List.of("disconnect", "io server disconnect"));
        assertThat(node.server()).isEqualTo(List.of("disconnect", "server namespace disconnect"));
    }

    @Test
    void weFetchNodesSockets() {
        var all = io.fetchSockets().join();
        assertThat(all).extracting(RemoteSocket::id).containsExactlyInAnyOrder(node.clientId(), ada.id(), bob.id());
        var nora = io.to(node.clientId()).fetchSockets().join().getFirst();
        assertThat(nora.rooms()).containsExactly(node.clientId());
        assertThat(nora.data()).isEqualTo(Map.of("from", "node"));
        assertThat(nora.handshake().auth()).isEqualTo(Map.of("name", "nora"));
        assertThat(nora.handshake().query()).containsEntry("q", "node").containsEntry("EIO", "4");
        assertThat(nora.handshake().headers()).containsEntry("upgrade", "websocket");
        assertThat(nora.handshake().issued()).isPositive();
    }

    @Test
    void nodesServerHearsWhatOursEmit() {
        there.io().io().of("/").onServerSideEmit("ask", (args, ack) -> ack.send(Map.of("answer", "ours")));
        io.of("/").serverSideEmit("hello", 1, Map.of("a", "b"));
        assertThat(node.server()).isEqualTo(List.of("hello", 1, Map.of("a", "b")));
        var answers = io.of("/").serverSideEmitWithAck("ask", "well");
        assertThat(node.server()).isEqualTo(List.of("ask", "well"));
        assertThat(answers.join()).containsExactlyInAnyOrder(Map.of("answer", "well"), Map.of("answer", "ours"));
    }

    @Test
    void nodesClientsAcknowledgeOurBroadcasts() {
        var answers = io.emitWithAck("question", LONG);
        ada.answer("question", "[\"from ada\"]");
        bob.answer("question", "[\"from bob\"]");
        assertThat(node.client()).isEqualTo(List.of("question"));
        assertThat(answers.join()).containsExactlyInAnyOrder("from ada", "from bob", "from node");
    }

    // --- from Node's to ours -----------------------------------------------------------------------------------

    @Test
    void ourClientsHearNodesBroadcasts() {
        node.call("io", List.of("volatile"), List.of("compress", false), List.of("emit", "flags"));
        node.call("io", List.of("emit", "news", 1, List.of("a"), Map.of("b", 1.5)));
        servers.markByNode();
        for (var member : List.of(ada, bob)) {
            member.assertReceived("flags", "42[\"news\",1,[\"a\"],{\"b\":1.5}]");
        }
        node.call("io", List.of("emit", "image", BYTES_IN_JSON, Map.of("date", 1_600_000_000_123L)));
        assertThat(ada.client().text())
                .isEqualTo("451-[\"image\",{\"_placeholder\":true,\"num\":0},\"2020-09-13T12:26:40.123Z\"]");
        assertThat(ada.client().binary()).isEqualTo(BYTES);
    }

    @Test
    void nodeReachesOurRooms() {
        servers.join(ada, "red");
        servers.join(bob, "red");
        servers.join(bob, "muted");
        node.call("io", List.of("to", "red"), List.of("emit", "1"));
        node.call("io", List.of("to", List.of("red", "blue")), List.of("except", "muted"), List.of("emit", "2"));
        node.call("io", List.of("except", "muted"), List.of("emit", "3"));
        node.call("io", List.of("to", bob.id()), List.of("emit", "4"));
        servers.markByNode();
        ada.assertReceived("1", "2", "3");
        bob.assertReceived("1", "4");
    }

    @Test
    void nodeMovesAndDisconnectsOurClients() {
        node.call("io", List.of("except", ada.id()), List.of("socketsJoin", List.of("red", "blue")));
        Await.until("a join", () -> bob.socket().rooms().size() == 3);
        node.call("io", List.of("to", "red"), List.of("socketsLeave", "red"));
        Await.until("a leave", () -> bob.socket().rooms().size() == 2);
        node.call("io", List.of("to", "blue"), List.of("disconnectSockets", true));
        assertThat(there.io().disconnectReason()).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        servers.markByNode();
        ada.assertReceived();
    }

    @Test
    @SuppressWarnings("unchecked") // as peer.js writes it
    void nodeFetchesOurSockets() {
        bob.socket().data().put("name", "Bob");
        servers.join(bob, "red");
        assertThat((List<Object>) node.call("io", List.of("fetchSockets"))).hasSize(3);
        var found = (List<Map<String, Object>>)
                requireNonNull(node.call("io", List.of("in", "red"), List.of("fetchSockets")));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst()).containsEntry("id", bob.id()).containsEntry("data", Map.of("name", "Bob"));
        assertThat((List<Object>) found.getFirst().get("rooms")).containsExactlyInAnyOrder(bob.id(), "red");
        assertThat((Map<String, Object>) found.getFirst().get("handshake"))
                .containsEntry("url", bob.socket().handshake().url())
                .containsEntry("issued", bob.socket().handshake().issued())
                .containsEntry("address", "127.0.0.1")
                .containsKeys("headers", "time", "xdomain", "secure", "query", "auth");
    }

    @Test
    void ourServersHearWhatNodeEmits() {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        for (var server : List.of(io, there.io().io())) {
            server.of("/").onServerSideEmit("hello", (args, ack) -> heard.add(args + " " + ack.isRequested()));
            server.of("/").onServerSideEmit("ask", (args, ack) -> ack.send(args.getFirst() + "!"));
        }
        node.call("io", List.of("serverSideEmit", "hello", 1, "a"));
        assertThat(TestIo.take(heard)).isEqualTo("[1, a] false");
        assertThat(TestIo.take(heard)).isEqualTo("[1, a] false");
        assertThat(node.call("io", List.of("serverSideEmitWithAck", "ask", "well")))
                .isEqualTo(List.of("well!", "well!"));
    }

    @Test
    @SuppressWarnings("unchecked") // as peer.js writes it
    void ourClientsAcknowledgeNodesBroadcasts() {
        var answers = node.start("io", List.of("timeout", LONG.toMillis()), List.of("emitWithAck", "question"));
        ada.answer("question", "[\"from ada\"]");
        bob.answer("question", "[{\"from\":\"bob\"}]");
        assertThat((List<Object>) answers.join())
                .containsExactlyInAnyOrder("from ada", Map.of("from", "bob"), "from node");
    }

    // --- emitters ----------------------------------------------------------------------------------------------

    @Test
    void ourEmitterReachesAll() {
        try (var emitter =
                Emitter.open(RealRedis.shared().server(), here.cluster().options())) {
            emitter.to(node.clientId(), ada.id()).socketsJoin("red").join();
            Await.until("a join", () -> ada.socket().rooms().contains("red"));
            servers.awaitNodesRooms(2);
            emitter.emit("1", BYTES).join();
            emitter.to("red").compress(false).emit("2").join();
            emitter.except("red").emit("3").join();
            emitter.to("red").socketsLeave("red").join();
            servers.awaitNodesRooms(1);
            emitter.serverSideEmit("hello", 1).join();
            assertThat(node.server()).isEqualTo(List.of("hello", 1)); // before the next, which may take another way
            emitter.to(node.clientId()).disconnectSockets(true).join();
        }
        assertThat(node.client()).isEqualTo(List.of("1", BYTES_IN_JSON));
        assertThat(node.client()).isEqualTo(List.of("2"));
        assertThat(node.client()).isEqualTo(List.of("disconnect", "io server disconnect"));
        assertThat(bob.client().text()).isEqualTo("451-[\"1\",{\"_placeholder\":true,\"num\":0}]");
        assertThat(bob.client().binary()).isEqualTo(BYTES);
        assertThat(bob.client().text()).isEqualTo("42[\"3\"]");
    }
}

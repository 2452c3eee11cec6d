package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.DisconnectReason;
import dev.applaud.socketio.SocketIoServer;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What only the classic format has: Node's emitter, and lists of rooms.
class ClassicNodeServersTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final Map<String, String> BYTES_IN_JSON =
            Map.of("binary", Base64.getEncoder().encodeToString(BYTES));

    private final MixedServers servers = new MixedServers(AdapterFormat.CLASSIC, SubscriptionMode.STATIC);
    private final NodePeer node = servers.node;
    private final SocketIoServer io = servers.here.io().io();
    private final Member ada = servers.ada;
    private final Member bob = servers.bob;

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    @SuppressWarnings("unchecked") // as peer.js writes it
    void nodeListsOurRooms() {
        servers.join(bob, "red");
        var rooms = (List<Object>) node.call("io", List.of("of", "/"), List.of("adapter"), List.of("allRooms"));
        assertThat(rooms).containsExactlyInAnyOrder("red", ada.id(), bob.id(), node.clientId());
    }

    @Test
    void nodesEmitterReachesAll() {
        servers.join(ada, "red");
        node.call("emitter", List.of("emit", "1", Map.of("n", 1)));
        node.call("emitter", List.of("to", "red"), List.of("compress", false), List.of("emit", "2"));
        node.call("emitter", List.of("except", "red"), List.of("emit", "3"));
        node.call("emitter", List.of("emit", "mark"));
        ada.assertReceived("42[\"1\",{\"n\":1}]", "2");
        bob.assertReceived("42[\"1\",{\"n\":1}]", "3");
        node.call("emitter", List.of("emit", "image", BYTES_IN_JSON));
        assertThat(bob.client().text()).isEqualTo("451-[\"image\",{\"_placeholder\":true,\"num\":0}]");
        assertThat(bob.client().binary()).isEqualTo(BYTES);
    }

    @Test
    void nodesEmitterMovesAndDisconnectsOurClients() {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        io.of("/").onServerSideEmit("hello", (args, _) -> heard.add(args.toString()));
        node.call("emitter", List.of("in", ada.id()), List.of("socketsJoin", "red"));
        Await.until("a join", () -> ada.socket().rooms().contains("red"));
        node.call("emitter", List.of("in", "red"), List.of("socketsLeave", "red"));
        Await.until("a leave", () -> !ada.socket().rooms().contains("red"));
        node.call("emitter", List.of("serverSideEmit", "hello", 1));
        assertThat(TestIo.take(heard)).isEqualTo("[1]");
        node.call("emitter", List.of("in", ada.id()), List.of("disconnectSockets", true));
        assertThat(servers.here.io().disconnectReason()).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }
}

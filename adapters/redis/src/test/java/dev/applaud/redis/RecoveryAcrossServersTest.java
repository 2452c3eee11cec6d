package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.socketio.ConnectionStateRecovery;
import dev.applaud.socketio.Socket;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/// The unmodified JavaScript client loses its connection to one of three servers, and comes back to another: two are
/// ours, one is Node's.
class RecoveryAcrossServersTest {
    private final MixedServers servers =
            new MixedServers(options -> options.format(AdapterFormat.STREAMS), ConnectionStateRecovery.DEFAULTS);
    private final NodePeer node = servers.node;
    private final Switchboard switchboard = new Switchboard();
    private String id = "";

    @AfterEach
    void close() {
        switchboard.close();
        servers.close();
    }

    private static int portOf(TestNode server) {
        return server.io().jetty().port();
    }

    private void connectTo(int port) {
        switchboard.connectTo(port);
        node.call("wanderer", List.of("open", switchboard.url()));
        var connected = node.wanderer();
        assertThat(connected).startsWith("connect").endsWith(false);
        id = String.valueOf(connected.get(1));
    }

    /// Until whoever was its server has put its session aside.
    private void cut() {
        switchboard.cut();
        assertThat(node.wanderer()).startsWith("disconnect");
        Await.until("a session", () -> sessions().contains(id));
    }

    /// Whose sessions are kept.
    private static List<String> sessions() {
        var format = new SessionFormat(new WireValues(new JsonMapper()));
        var ids = new ArrayList<String>();
        for (var key : (List<?>) RealRedis.shared().command(Command.KEYS, "sio:session:*")) {
            var session = RealRedis.shared().command(Command.GET, new String((byte[]) key, US_ASCII));
            try {
                ids.add(session instanceof byte[] kept ? format.read(kept).id() : "");
            } catch (MalformedPacketException e) {
                throw new AssertionError(e);
            }
        }
        return ids;
    }

    private void comeBackTo(int port, String... missed) {
        switchboard.connectTo(port);
        for (var event : missed) {
            assertHeard(event);
        }
        assertThat(node.wanderer()).containsExactly("connect", id, true);
    }

    /// What several servers send is in the order in which Redis gets it.
    private void inOrder(Runnable... steps) {
        for (var step : steps) {
            long before = length();
            step.run();
            Await.until("an entry", () -> length() > before);
        }
    }

    private long length() {
        return (Long) RealRedis.shared().command(Command.XLEN, servers.prefix());
    }

    /// The event, and after its arguments the offset.
    private void assertHeard(@Nullable Object... event) {
        var heard = new ArrayList<>(node.wanderer());
        assertThat(String.valueOf(heard.removeLast())).matches("\\d+-\\d+");
        assertThat(heard).containsExactly(event);
    }

    private Socket serversSide(TestNode server) {
        return server.io().io().of("/").socket(id).orElseThrow();
    }

    @Test
    void fromOneOfOursToTheOther() {
        connectTo(portOf(servers.here));
        serversSide(servers.here).join("red");
        serversSide(servers.here).data().put("name", "Ada");
        servers.there.io().io().emit("seen", 1);
        assertHeard("seen", 1);
        cut();
        var ours = servers.there.io().io();
        inOrder(
                () -> servers.here.io().io().to("red").emit("1"),
                () -> ours.to("red", "blue").emit("2"),
                () -> ours.to("blue").emit("not 3"),
                () -> ours.except("red").emit("not 4"),
                () -> ours.volatile_().emit("not 5"),
                () -> node.call("io", List.of("to", id), List.of("emit", "6")),
                () -> node.call("io", List.of("volatile"), List.of("emit", "not 7")),
                () -> node.call("io", List.of("emit", "8")));
        comeBackTo(portOf(servers.there), "1", "2", "6", "8");
        var back = serversSide(servers.there);
        assertThat(back.recovered()).isTrue();
        assertThat(back.rooms()).containsExactlyInAnyOrder("red", id);
        assertThat(back.data()).isEqualTo(Map.of("name", "Ada"));
        servers.here.io().io().to("red").emit("live");
        assertHeard("live");
        back.emit("own", 2);
        assertHeard("own", 2);
    }

    @Test
    void withoutAnyEventYet() {
        connectTo(portOf(servers.here));
        cut();
        servers.here.io().io().emit("missed");
        comeBackTo(portOf(servers.there), "missed");
        cut();
        comeBackTo(portOf(servers.here));
    }

    @Test
    void fromNodeToOursAndBack() {
        connectTo(node.port());
        servers.here.io().io().to(id).socketsJoin("red");
        Await.until(
                "a join",
                () -> servers.here.io().io().to("red").fetchSockets().join().size() == 1);
        node.call("io", List.of("emit", "seen"));
        assertHeard("seen");
        cut();
        inOrder(
                () -> node.call("io", List.of("to", "red"), List.of("emit", "1")),
                () -> servers.here.io().io().to("red").emit("2"));
        servers.here.io().io().to("blue").emit("not 3");
        comeBackTo(portOf(servers.here), "1", "2");
        var back = serversSide(servers.here);
        assertThat(back.rooms()).containsExactlyInAnyOrder("red", id);
        assertThat(back.data()).isEqualTo(Map.of("from", "node"));
        back.data().put("more", List.of(1, "a"));
        cut();
        servers.there.io().io().to("red").emit("4");
        servers.there.io().io().to(id).emit("5");
        comeBackTo(node.port(), "4", "5");
        var atNode = servers.here.io().io().to("red").fetchSockets().join().getFirst();
        assertThat(atNode.id()).isEqualTo(id);
        node.call("io", List.of("to", "red"), List.of("emit", "live"));
        assertHeard("live");
    }

    @Test
    void toAServerThatCameLater() {
        connectTo(portOf(servers.here));
        servers.here.io().io().emit("seen");
        assertHeard("seen");
        cut();
        var missed = new ArrayList<String>();
        for (int n = 0; n < 250; n++) {
            missed.add("n" + n);
            servers.here.io().io().emit("n" + n);
        }
        Await.until("all of them", () -> length() > missed.size());
        node.call("io", List.of("emit", "last"));
        missed.add("last");
        Await.until("the last one", () -> length() > missed.size());
        try (var late = servers.newNode()) {
            comeBackTo(portOf(late), missed.toArray(String[]::new));
            late.io().io().emit("live");
            assertHeard("live");
        }
    }

    @Test
    void notIfItIsTooLateForThat() {
        connectTo(portOf(servers.here));
        servers.here.io().io().emit("seen");
        assertHeard("seen");
        cut();
        servers.here.io().io().emit("missed");
        servers.markByNode();
        servers.ada.client().event();
        RealRedis.shared().command(Command.XTRIM, servers.prefix(), "MAXLEN", "1");
        try (var late = servers.newNode()) {
            switchboard.connectTo(portOf(late));
            assertThat(node.wanderer()).startsWith("connect").endsWith(false).doesNotContain(id);
        }
    }
}

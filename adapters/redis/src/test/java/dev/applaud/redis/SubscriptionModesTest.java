package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.SocketIoServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Rooms with and without channels of their own, beside Node.
@ParameterizedClass
@EnumSource(SubscriptionMode.class)
class SubscriptionModesTest {
    private static final String AS_LONG_AS_AN_ID = "x".repeat(20);

    private final MixedServers servers;
    private final SocketIoServer io;

    SubscriptionModesTest(SubscriptionMode mode) {
        servers = new MixedServers(AdapterFormat.SHARDED, mode);
        io = servers.here.io().io();
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void weReachNodesRooms() {
        io.to(servers.node.clientId()).socketsJoin("red", AS_LONG_AS_AN_ID);
        servers.awaitNodesRooms(3);
        for (var room : List.of("red", AS_LONG_AS_AN_ID, servers.node.clientId())) {
            io.to(room).emit(room);
            assertThat(servers.node.client()).isEqualTo(List.of(room));
        }
        io.to("red", "blue").emit("two rooms");
        assertThat(servers.node.client()).isEqualTo(List.of("two rooms"));
    }

    @Test
    void nodeReachesOurRooms() {
        for (var room : List.of("red", AS_LONG_AS_AN_ID)) {
            servers.join(servers.ada, room);
        }
        for (var room : List.of("red", AS_LONG_AS_AN_ID, servers.ada.id())) {
            servers.node.call("io", List.of("to", room), List.of("emit", room));
        }
        servers.markByNode();
        servers.ada.assertReceived("red", AS_LONG_AS_AN_ID, servers.ada.id());
        servers.bob.assertReceived();
    }
}

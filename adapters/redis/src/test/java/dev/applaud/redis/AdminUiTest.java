package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.admin.AdminAuth;
import dev.applaud.socketio.admin.AdminMode;
import dev.applaud.socketio.admin.AdminNamespace;
import dev.applaud.socketio.admin.AdminOptions;
import dev.applaud.socketio.cluster.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Admins at a server of Node.js see ours, and the other way round; see `src/test/js/admin.js`.
@Timeout(60)
class AdminUiTest {
    private static final String STATS =
            "[\"serverId\",\"hostname\",\"pid\",\"uptime\",\"clientsCount\",\"pollingClientsCount\","
                    + "\"aggregatedEvents\",\"namespaces\"]";

    @Test
    void adminsSeeAndReachServersOfBothKinds() throws IOException {
        var prefix = TestNode.newPrefix();
        try (var ours = new TestNode(RealRedis.shared(), prefix)) {
            AdminNamespace.install(
                    ours.io().io(),
                    AdminOptions.builder(AdminAuth.none())
                            .mode(AdminMode.DEVELOPMENT)
                            .serverId("ours")
                            .build());
            ours.awaitSubscribed();
            var ada = Member.of(ours.io());
            ada.socket().data().put("name", "ada");
            ada.socket().data().put("secret", Instant.EPOCH); // cannot be written as it is

            assertThat(seenByAdmins(prefix, ours.io().jetty().port()))
                    .isEqualTo("{\"atNode\":" + STATS + ",\"atOther\":" + STATS
                            + ",\"nodesSocket\":{\"clientId\":12,\"transport\":\"websocket\",\"data\":{}}"
                            + ",\"ourSocket\":{\"clientId\":12,\"transport\":\"websocket\",\"data\":{\"name\":\"ada\"}}"
                            + ",\"moved\":2,\"disconnected\":\"server namespace disconnect\"}");
        }
    }

    private static String seenByAdmins(String prefix, int port) throws IOException {
        var redis = RealRedis.shared().port();
        var node = new ProcessBuilder("node", "admin.js", "" + redis, prefix, "http://127.0.0.1:" + port)
                .directory(Path.of("src", "test", "js").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = node.inputReader(StandardCharsets.UTF_8)) {
            return String.valueOf(lines.readLine());
        } finally {
            node.destroy();
        }
    }
}

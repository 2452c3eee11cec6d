package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.socketio.client.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Protocol.Command;

/// On a Redis Cluster of one server, which has all slots.
@ParameterizedClass
@EnumSource(AdapterFormat.class)
class ClusterModeTest extends TwoServersContract {
    ClusterModeTest(AdapterFormat format) {
        super(Shared.SERVER, format);
    }

    private static final class Shared {
        static final RealRedis SERVER = cluster();

        private static RealRedis cluster() {
            try {
                var nodes = Files.createTempFile("redis-nodes", ".conf");
                Files.delete(nodes);
                nodes.toFile().deleteOnExit();
                var redis = RealRedis.start("--cluster-enabled", "yes", "--cluster-config-file", nodes.toString());
                redis.command(Command.CLUSTER, "ADDSLOTSRANGE", "0", "16383");
                Await.until("all slots", () -> info(redis).contains("cluster_state:ok"));
                return redis;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String info(RealRedis redis) {
            return new String((byte[]) redis.command(Command.CLUSTER, "INFO"), UTF_8);
        }
    }
}

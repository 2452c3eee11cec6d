package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.ClusterContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Protocol.Command;

/// On a Redis Cluster of one server, which has all slots.
@ParameterizedClass
@EnumSource(AdapterFormat.class)
class ClusterModeTest implements ClusterContract {
    private final TestNode here;
    private final TestNode there;

    ClusterModeTest(AdapterFormat format) {
        var prefix = TestNode.newPrefix();
        here = new TestNode(Shared.SERVER, prefix, it -> it.format(format).subscriptionMode(SubscriptionMode.STATIC));
        there = new TestNode(Shared.SERVER, prefix, it -> it.format(format).subscriptionMode(SubscriptionMode.STATIC));
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

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Override
    public TestIo here() {
        return here.io();
    }

    @Override
    public TestIo there() {
        return there.io();
    }

    @Override
    public void settle() {
        here.awaitSubscribed();
        there.awaitSubscribed();
    }

    @Test
    void eachServerKnowsHowManyThereAre() {
        var question = here.cluster().format("/", Format.Interests.NONE).countServers();
        assertThat(here.cluster().publisher().count(question).join()).isEqualTo(2);
    }
}

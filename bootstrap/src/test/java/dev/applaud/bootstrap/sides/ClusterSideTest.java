package dev.applaud.bootstrap.sides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.bootstrap.settings.RedisSettings;
import dev.applaud.bootstrap.settings.Secret;
import dev.applaud.domain.content.ContentId;
import dev.applaud.realtime.SocketOtherNodes;
import dev.applaud.redis.AdapterFormat;
import dev.applaud.redis.RealRedis;
import dev.applaud.redis.SubscriptionMode;
import dev.applaud.socketio.SocketIoOptions;
import dev.applaud.socketio.SocketIoServer;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterSideTest {
    private static final ContentId CONTENT = new ContentId("v1");

    @AutoClose
    private final RealRedis redis = RealRedis.start();

    private final Environment environment = new Environment("test");
    private final ClusterSide cluster = ClusterSide.join(settings(redis.port()), environment);

    @AutoClose
    private final SocketIoServer io = new SocketIoServer(
            SocketIoOptions.builder().adapter(cluster::adapter).build());

    private final SocketOtherNodes otherNodes =
            new SocketOtherNodes(io.of(SocketOtherNodes.NAMESPACE), cluster::bringsAnswers);

    private static RedisSettings settings(int port) {
        return new RedisSettings(
                "127.0.0.1",
                port,
                null,
                new Secret(""),
                false,
                AdapterFormat.CLASSIC,
                SubscriptionMode.DYNAMIC,
                "socket.io",
                10_000,
                false,
                "socket.io",
                Duration.seconds(5),
                DataSize.mebibytes(16));
    }

    @BeforeEach
    void start() throws Exception {
        for (var it : environment.lifecycle().getManagedObjects()) {
            it.start();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (var it : environment.lifecycle().getManagedObjects()) {
            it.stop();
        }
    }

    private void awaitRedis(boolean there) {
        long start = System.nanoTime();
        while (cluster.bringsAnswers() != there) {
            assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void nobodyWaitsForOtherNodesWhileRedisIsKnownToBeAway() {
        awaitRedis(true);
        redis.kill();
        awaitRedis(false);
        assertThat(otherNodes.tellFollowers(CONTENT, Instant.EPOCH)).isCompletedWithValue(Set.of());
        redis.startAgain();
        awaitRedis(true);
        assertThat(otherNodes.tellFollowers(CONTENT, Instant.EPOCH).join()).isEmpty();
    }
}

package dev.applaud.redis;

import dev.applaud.socketio.SocketIoOptions;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A Socket.IO server in a cluster on Redis.
final class TestNode implements AutoCloseable {
    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private final RedisCluster cluster;
    private final TestIo io;

    TestNode(RealRedis redis, String prefix) {
        this(redis, prefix, it -> it);
    }

    /// Returns once it has subscribed.
    TestNode(RealRedis redis, String prefix, UnaryOperator<ClusterOptions> settings) {
        this(redis, prefix, settings, _ -> {});
    }

    TestNode(
            RealRedis redis,
            String prefix,
            UnaryOperator<ClusterOptions> settings,
            Consumer<SocketIoOptions.Builder> ioSettings) {
        var options = ClusterOptions.DEFAULTS
                .prefix(prefix)
                .streams(StreamOptions.DEFAULTS.name(prefix))
                .requestsTimeout(Duration.ofSeconds(1));
        cluster = new RedisCluster(redis.server(), settings.apply(options));
        io = new TestIo(server -> {
            server.adapter(cluster::adapter);
            ioSettings.accept(server);
        });
        awaitSubscribed();
    }

    static String newPrefix() {
        return "test" + PREFIXES.incrementAndGet();
    }

    void awaitSubscribed() {
        Await.until("a subscription", cluster::isSubscribed);
    }

    RedisCluster cluster() {
        return cluster;
    }

    TestIo io() {
        return io;
    }

    @Override
    public void close() {
        io.close();
        cluster.close();
    }
}

package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.redis.ClusterOptions;
import dev.applaud.redis.Emitter;
import dev.applaud.redis.RealRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node tells of its Redis.
class SharedRedisTest {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @AutoClose
    private final RealRedis redis = RealRedis.start();

    @AutoClose
    private final RunningApplaud applaud;

    SharedRedisTest(@TempDir Path data) throws Exception {
        applaud = RunningApplaud.on(data, Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", "" + redis.port()));
    }

    /// Zero if it has not been measured.
    private double metric(String name) throws IOException, InterruptedException {
        var line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(applaud.getFromAdmin("/prometheus").body());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private String health() throws IOException, InterruptedException {
        return applaud.getFromAdmin("/healthcheck").body();
    }

    private void await(String metric, double least, double most) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (double value = metric(metric); value < least || value > most; value = metric(metric)) {
            assertThat(System.nanoTime() - start).as("%s is %f", metric, value).isLessThan(PATIENCE_NANOS);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void itIsReachableAndSubscribedOrElseDegraded() throws Exception {
        await("redis_reachable", 1, 1);
        await("redis_subscribed", 1, 1);
        assertThat(health()).doesNotContain("degraded");
        redis.kill();
        await("redis_reachable", 0, 0);
        await("redis_subscribed", 0, 0);
        assertThat(health()).contains("degraded: Redis cannot be reached");
    }

    @Test
    void messagesAreCountedByTypeWithTheirBytesAndTheTimeTheyTake() throws Exception {
        await("redis_subscribed", 1, 1);
        try (var emitter = Emitter.open(redis.server(), ClusterOptions.DEFAULTS)) {
            emitter.emit("news", "a hundred").join();
        }
        await("redis_received_total{type=\"broadcast\"}", 1, 1);
        await("redis_sent_total{type=\"heartbeat\"}", 1, Double.MAX_VALUE);
        await("redis_bytes_in_total", "a hundred".length(), Double.MAX_VALUE);
        await("redis_bytes_out_total", 1, Double.MAX_VALUE);
        await("redis_lag_count", 1, Double.MAX_VALUE);
        await("redis_connections_total", 2, 2);
    }
}

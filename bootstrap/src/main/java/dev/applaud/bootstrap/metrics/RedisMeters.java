package dev.applaud.bootstrap.metrics;

import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import dev.applaud.redis.MessageType;
import dev.applaud.redis.RedisMetrics;
import java.util.concurrent.TimeUnit;

/// Counts what goes over Redis, under names that begin with `redis.`; README lists them.
public final class RedisMeters implements RedisMetrics {
    private final MetricRegistry registry;
    private final Meter bytesIn;
    private final Meter bytesOut;
    private final Meter malformed;
    private final Meter gaps;
    private final Meter connections;
    private final Timer lag;

    public RedisMeters(MetricRegistry registry) {
        this.registry = registry;
        this.bytesIn = registry.meter("redis.bytes.in");
        this.bytesOut = registry.meter("redis.bytes.out");
        this.malformed = registry.meter("redis.malformed");
        this.gaps = registry.meter("redis.gap");
        this.connections = registry.meter("redis.connections");
        this.lag = registry.timer(
                "redis.lag",
                () -> new Timer(LockFreeExponentiallyDecayingReservoir.builder().build()));
    }

    private void mark(String family, MessageType type) {
        registry.meter("redis." + family + "." + type.label()).mark();
    }

    @Override
    public void sent(MessageType type, int bytes) {
        mark("sent", type);
        bytesOut.mark(bytes);
    }

    @Override
    public void received(MessageType type, int bytes) {
        mark("received", type);
        bytesIn.mark(bytes);
    }

    @Override
    public void dropped(MessageType type) {
        mark("dropped", type);
    }

    @Override
    public void malformed() {
        malformed.mark();
    }

    @Override
    public void gap() {
        gaps.mark();
    }

    @Override
    public void lag(long nanos) {
        lag.update(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void connected() {
        connections.mark();
    }
}

package dev.applaud.bootstrap.sides;

import com.codahale.metrics.health.HealthCheck;
import dev.applaud.redis.RedisCluster;

/// Whether Redis can be reached and everything is subscribed to. Without it a node still serves everybody who is
/// connected to it, so it is degraded, and stays healthy: else a balancer would take away all nodes at once.
final class RedisHealth extends HealthCheck {
    private final RedisCluster cluster;

    RedisHealth(RedisCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    protected Result check() {
        if (!cluster.isReachable()) {
            return degraded("degraded: Redis cannot be reached");
        }
        return cluster.isSubscribed() ? Result.healthy() : degraded("degraded: Redis is not heard");
    }

    private static Result degraded(String why) {
        return Result.builder()
                .healthy()
                .withMessage(why)
                .withDetail("degraded", true)
                .build();
    }
}

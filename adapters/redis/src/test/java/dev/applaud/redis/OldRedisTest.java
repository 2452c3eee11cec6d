package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// A Redis 7 without the command for publishing to a shard, as one before 7 is.
class OldRedisTest {
    private static final ClusterOptions SHARDED = ClusterOptions.DEFAULTS.format(AdapterFormat.SHARDED);

    private static RealRedis old() {
        return RealRedis.start("--rename-command", "SPUBLISH", "");
    }

    @Test
    void theShardedFormatIsRefusedThere() {
        try (var redis = old()) {
            assertThatThrownBy(() -> new RedisCluster(redis.server(), SHARDED).close())
                    .isInstanceOf(UnsupportedRedisException.class)
                    .hasMessage(
                            "127.0.0.1:" + redis.port() + " is older than Redis 7, and the sharded format needs that");
        }
    }

    @Test
    void theClassicFormatWorksThere() {
        try (var redis = old();
                var here = new TestNode(redis, "old");
                var there = new TestNode(redis, "old")) {
            there.io().io().of("/").onServerSideEmit("ask", (_, ack) -> ack.send("well"));
            assertThat(here.io().io().of("/").serverSideEmitWithAck("ask").join())
                    .containsExactly("well");
        }
    }

    @Test
    void aRedisThatIsAwayIsNotTakenForAnOldOne() {
        var redis = RealRedis.start();
        redis.close();
        new RedisCluster(redis.server(), SHARDED).close();
    }
}

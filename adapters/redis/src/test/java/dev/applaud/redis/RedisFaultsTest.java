package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Protocol.Command;

@ParameterizedClass
@EnumSource(AdapterFormat.class)
class RedisFaultsTest {
    private static final int MAX_QUEUED = 64 << 10;
    private static final String KILOBYTE = "x".repeat(1_000);

    private final RealRedis redis = RealRedis.start();
    private final AtomicInteger dropped = new AtomicInteger();
    private final TestNode here;
    private final TestNode there;
    private final Member ada;
    private final Member bob;

    RedisFaultsTest(AdapterFormat format) {
        here = new TestNode(redis, "p", options -> options.format(format)
                .maxQueuedBytes(MAX_QUEUED)
                .metrics(new RedisMetrics() {
                    @Override
                    public void dropped(MessageType type) {
                        dropped.incrementAndGet();
                    }
                }));
        there = new TestNode(redis, "p", options -> options.format(format));
        ada = Member.of(here.io());
        bob = Member.of(there.io());
    }

    @AfterEach
    void close() {
        redis.thaw();
        here.close();
        there.close();
        redis.close();
    }

    private void assertTogetherAgain() {
        here.awaitSubscribed();
        there.awaitSubscribed();
        Await.until("a way to the other server", () -> {
            here.io().io().emit("together");
            return bob.client().hasNext() && bob.client().event().equals("42[\"together\"]");
        });
        assertThat(ada.client().event()).isEqualTo("42[\"together\"]");
    }

    @Test
    void aFrozenRedisHoldsUpNobody() {
        redis.freeze();
        IntStream.range(0, 1_000).forEach(n -> here.io().io().emit("news", n, KILOBYTE));
        IntStream.range(0, 1_000).forEach(n -> assertThat(ada.client().event())
                .isEqualTo("42[\"news\"," + n + ",\"" + KILOBYTE + "\"]"));
        assertThat(dropped.get()).isPositive();
        Await.until("a missed heartbeat", () -> !here.cluster().isReachable());
        redis.thaw();
        assertTogetherAgain();
    }

    @Test
    void withoutRedisEachServerGoesOnAlone() {
        redis.kill();
        Await.until(
                "a loss",
                () -> !here.cluster().isReachable()
                        && !here.cluster().isSubscribed()
                        && !there.cluster().isSubscribed());
        here.io().io().emit("alone");
        assertThat(ada.client().event()).isEqualTo("42[\"alone\"]");
        redis.startAgain();
        assertTogetherAgain();
    }

    @Test
    void aLostSubscriptionIsMadeAgain() {
        var lost = (Long) redis.command(Command.CLIENT, "KILL", "TYPE", "pubsub");
        assertThat(lost).isEqualTo(2);
        assertHeardInTheEnd();
    }

    @Test
    void aLostConnectionForSendingIsMadeAgain() {
        redis.command(Command.CLIENT, "KILL", "TYPE", "normal");
        assertHeardInTheEnd();
    }

    /// A server may take a moment to notice its loss, and what is sent meanwhile is lost with the connection.
    private void assertHeardInTheEnd() {
        Await.until("a way to the other server", () -> {
            here.io().io().emit("try");
            return bob.client().hasNext();
        });
        assertThat(bob.client().event()).isEqualTo("42[\"try\"]");
    }
}

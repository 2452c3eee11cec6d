package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rooms with channels of their own, whose slots are at three servers of a Redis Cluster, one of which fails.
class SeveralRedisServersTest {
    private static final List<String> ROOMS =
            IntStream.range(0, 30).mapToObj(n -> "room" + n).toList();

    private static final String TRY = "42[\"try\"]";

    private final RealRedisCluster redis = new RealRedisCluster(3, 3);
    private final TestNode here = node(SubscriptionMode.DYNAMIC);
    private final TestNode there = node(SubscriptionMode.DYNAMIC);
    private final Member bob = Member.of(there.io());

    private TestNode node(SubscriptionMode mode) {
        return new TestNode(
                redis.first(), "p", it -> it.format(AdapterFormat.SHARDED).subscriptionMode(mode));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        redis.close();
    }

    private static String channel(String room) {
        return new Channels("p", "/").of(room);
    }

    private void awaitSubscriptions() {
        for (var room : ROOMS) {
            var question = Publication.shardSubscribersOf(channel(room));
            Await.until(
                    "a subscription to " + room,
                    () -> here.cluster()
                                    .publishers()
                                    .count(question)
                                    .exceptionally(_ -> 0)
                                    .join()
                            == 1);
        }
    }

    private void assertAllRoomsAreReached() {
        for (var room : ROOMS) {
            here.io().io().to(room).emit(room);
            assertHeard(room);
        }
    }

    private void assertHeard(String event) {
        var heard = bob.client().event();
        while (heard.equals(TRY)) {
            heard = bob.client().event();
        }
        assertThat(heard).isEqualTo("42[\"%s\"]".formatted(event));
    }

    @Test
    void roomsAreReachedWhereverTheirSlotsAre() {
        ROOMS.forEach(room -> bob.socket().join(room));
        var servers = new HashSet<RealRedis>();
        ROOMS.forEach(room -> servers.add(redis.serverOf(channel(room))));
        assertThat(servers).hasSize(3);
        awaitSubscriptions();
        assertAllRoomsAreReached();
    }

    @Test
    void whenAServerFailsAnotherOneTakesItsRoomsOver() {
        ROOMS.forEach(room -> bob.socket().join(room));
        awaitSubscriptions();
        redis.serverOf(channel(ROOMS.getFirst())).kill();
        awaitReached(ROOMS.getFirst());
        here.awaitSubscribed();
        there.awaitSubscribed();
        awaitSubscriptions();
        assertAllRoomsAreReached();
    }

    private void awaitReached(String room) {
        Await.until("a way to " + room, () -> {
            here.io().io().to(room).emit("try");
            return bob.client().hasNext();
        });
    }

    @Test
    void theEmitterFindsTheServers() {
        ROOMS.forEach(room -> bob.socket().join(room));
        awaitSubscriptions();
        try (var emitter = Emitter.open(redis.first().server(), here.cluster().options())) {
            for (var room : ROOMS) {
                emitter.to(room).emit(room).join();
                assertHeard(room);
            }
        }
    }
}

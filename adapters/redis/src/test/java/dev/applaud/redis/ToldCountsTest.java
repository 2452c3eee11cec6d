package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import dev.applaud.socketio.cluster.RoomCounts;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToldCountsTest {
    private final String prefix = TestNode.newPrefix();
    private final AtomicInteger malformed = new AtomicInteger();
    private final AtomicInteger gaps = new AtomicInteger();
    private final TestNode here = new TestNode(
            RealRedis.shared(),
            prefix,
            options -> options.metrics(new RedisMetrics() {
                @Override
                public void malformed() {
                    malformed.incrementAndGet();
                }

                @Override
                public void gap() {
                    gaps.incrementAndGet();
                }
            }));
    private final TestNode there = new TestNode(RealRedis.shared(), prefix);
    private final RoomCounts elsewhere = counts(here);
    private final Member ada = Member.of(there.io());

    ToldCountsTest() {
        counts(there);
    }

    private static RoomCounts counts(TestNode node) {
        return node.cluster().counts(node.io().io().of("/"));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private void await(String room, long count) {
        Await.until(count + " in " + room, () -> elsewhere.inRoom(room) == count);
    }

    private void tell(String json) {
        var message = json.replace('\'', '"').getBytes(UTF_8);
        RealRedis.shared().send(Publication.on(prefix + "-counts#/#", message));
    }

    @Test
    void thoseElsewhereAreCountedInTheirRoomsAsTheyComeAndGo() {
        var bob = Member.of(there.io());
        Member.of(here.io()).socket().join("red");
        ada.socket().join("red");
        bob.socket().join("red");
        await("red", 2);
        assertThat(elsewhere.sockets()).isEqualTo(2);
        assertThat(elsewhere.servers()).isOne();
        bob.socket().leave("red");
        await("red", 1);
        ada.socket().leave("red");
        await("red", 0);
    }

    @Test
    void aServerThatDiesIsNotCountedForLong() {
        ada.socket().join("red");
        await("red", 1);
        there.cluster().close();
        await("red", 0);
        assertThat(elsewhere.sockets()).isZero();
        assertThat(elsewhere.servers()).isZero();
    }

    @Test
    void aServerThatComesLaterHearsOfAllRooms() {
        int last = 2 * ToldCounts.MOST_ROOMS_IN_A_MESSAGE;
        for (int i = 0; i <= last; i++) {
            ada.socket().join("room" + i);
        }
        await("room" + last, 1);
        try (var late = new TestNode(RealRedis.shared(), prefix)) {
            var counts = counts(late);
            for (int i = 0; i <= last; i++) {
                var room = "room" + i;
                Await.until(room, () -> counts.inRoom(room) == 1);
            }
        }
    }

    @Test
    void whatWasMissedOrToldFalselyIsToldAgain() {
        ada.socket().join("red");
        await("red", 1);
        tell("{'uid':'%s','number':1000,'sockets':9,'rooms':{'red':7,'blue':2}}"
                .formatted(there.cluster().uid()));
        await("blue", 2);
        await("blue", 0);
        assertThat(elsewhere.inRoom("red")).isOne();
        assertThat(elsewhere.sockets()).isOne();
        assertThat(gaps).hasValue(1);
    }

    @Test
    void whatCannotBeUnderstoodIsPassedOver() {
        var bad = new String[] {
            "",
            "{",
            "[]",
            "{}",
            "{'uid':'x'}",
            "{'uid':'x','ask':1}",
            "{'uid':'x','number':1,'sockets':1}", // no rooms
            "{'uid':'x','number':1,'sockets':-1,'rooms':{}}",
            "{'uid':'x','number':1,'sockets':1,'rooms':{'red':5,'blue':-1}}",
            "{'uid':'x','number':1,'sockets':1,'rooms':{'red':5,'blue':'1'}}",
            "{'uid':'x','sockets':1,'rooms':{'red':5}}" // no number
        };
        for (var it : bad) {
            tell(it);
        }
        Await.until("all", () -> malformed.get() == bad.length);
        ada.socket().join("red");
        await("red", 1);
        assertThat(elsewhere.servers()).isOne();
    }
}

package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.cluster.Member;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which rooms a server has subscribed to, as Redis tells it.
class InterestTest {
    private final String prefix = TestNode.newPrefix();
    private final TestNode node = new TestNode(RealRedis.shared(), prefix, it -> it.format(AdapterFormat.SHARDED));
    private final Member ada = Member.of(node.io());

    @AfterEach
    void close() {
        node.close();
    }

    private int subscribers(String room) {
        var question = Publication.shardSubscribersOf(new Channels(prefix, "/").of(room));
        return node.cluster().publishers().count(question).join();
    }

    private void awaitSubscribers(String room, int count) {
        Await.until(count + " subscribers of " + room, () -> subscribers(room) == count);
    }

    @Test
    void aRoomIsSubscribedToOnceSomebodyIsThere() {
        assertThat(subscribers("red")).isZero();
        ada.socket().join("red");
        awaitSubscribers("red", 1);
    }

    @Test
    void whoSwipesThroughManyRoomsLeavesABoundedNumberBehind() {
        for (int i = 0; i <= Interest.MOST_LINGERING; i++) {
            ada.socket().join("room" + i);
            ada.socket().leave("room" + i);
        }
        ada.socket().join("room1");
        ada.socket().leave("room1");
        ada.socket().join("last");
        ada.socket().leave("last");
        awaitSubscribers("last", 1);
        awaitSubscribers("room0", 0);
        awaitSubscribers("room2", 0);
        assertThat(subscribers("room1")).isEqualTo(1);
        assertThat(subscribers("room3")).isEqualTo(1);
    }

    @Test
    void nothingIsLeftOfAServerThatIsClosed() {
        ada.socket().join("red");
        awaitSubscribers("red", 1);
        node.io().io().close();
        awaitSubscribers("red", 0);
    }
}

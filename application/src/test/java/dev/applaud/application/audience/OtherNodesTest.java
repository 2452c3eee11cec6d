package dev.applaud.application.audience;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.fake.Hall;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.ManualTimer;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.RoomEvent;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.domain.content.ContentId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What goes to the other nodes, and what does not.
class OtherNodesTest {
    private static final LikeChanged LIKE =
            new LikeChanged(new ContentId("v1"), caller("bob").id(), true, 1, 1, NOW);

    private final List<RoomEvent> here = new ArrayList<>();
    private final List<RoomEvent> elsewhere = new ArrayList<>();
    private final SettableClock clock = new SettableClock(NOW);
    private final VideoRooms rooms = new VideoRooms(
            new Backstage(
                    new InMemoryStorage().comments(),
                    new Hall(),
                    here::add,
                    new Clock(clock),
                    new ManualTimer(clock),
                    new ManualTimer(clock),
                    0,
                    RoomMeter.NONE),
            elsewhere::add);

    @Test
    void whatHappensHereGoesElsewhereThoughNobodyWatchesHere() {
        rooms.publish(LIKE);
        assertThat(here).isEmpty();
        assertThat(elsewhere).containsExactly(LIKE);
    }

    @Test
    void whatIsForNoVideoIsToldHereAndElsewhere() {
        var news = new Relayed(null, new EventName("news"), null);
        rooms.publish(news);
        assertThat(here).containsExactly(news);
        assertThat(elsewhere).containsExactly(news);
    }

    @Test
    void whatCameFromElsewhereDoesNotGoBack() {
        assertThat(rooms.hear(LIKE)).isFalse();
        rooms.visit(LIKE.contentId());
        assertThat(rooms.hear(LIKE)).isTrue();
        assertThat(here).containsExactly(LIKE);
        assertThat(elsewhere).isEmpty();
    }
}

package dev.applaud.application.audience;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.admin;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.application.fake.FixedAudience;
import dev.applaud.application.fake.Hall;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.fake.Watcher;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Caller;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Entering a video, counting the audience, and relaying events to it.
final class AudienceTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final ContentId id = stored(storage).id();
    private final FixedAudience audience = new FixedAudience(Map.of(Room.video(id), 3L), 7, Set.of());
    private final CountAudience count = new CountAudience(audience);
    private final RelayEvent relay = new RelayEvent(storage.attempts(), broadcast, new Clock(() -> NOW));

    @Test
    void whoeverEntersHearsHowTheVideoStands() {
        var premiere = new Premiere();
        var shared = done(premiere.storage.engagements().countShare(premiere.id, newUser(), NOW));

        premiere.watcher();
        assertThat(premiere.watcher().heard()).containsExactly(new Standing(premiere.id, shared, 2, false));
    }

    @Test
    void nobodyEntersUnknownContent() {
        var unknown = newContentId();
        var rooms = new Premiere().rooms;
        var newcomer = new Watcher(new Hall(), unknown);

        assertThat(refused(new EnterVideo(storage.engagements(), rooms).enter(newcomer, unknown, null)))
                .isEqualTo(new Refusal.ContentNotFound(unknown));
        assertThat(newcomer.isInside()).isFalse();
        assertThat(rooms.count()).isZero();
    }

    @Test
    void anAdminCountsTheAudience() {
        assertThat(done(count.inRoom(admin("root"), Room.video(id)))).isEqualTo(3);
        assertThat(done(count.inRoom(admin("root"), new Room("empty")))).isZero();
        assertThat(done(count.connections(admin("root")))).isEqualTo(7);
    }

    @Test
    void nobodyElseCountsTheAudience() {
        assertThat(refused(count.inRoom(caller("ann"), Room.video(id)))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(refused(count.connections(caller("ann")))).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void anAdminRelaysAnEvent() {
        var event = new Relayed(Room.user(newUser()), new EventName("sale"), Map.of("price", 3));

        assertThat(done(relay(admin("root"), event, Attempt.unkeyed()))).isEqualTo(event);
        assertThat(broadcast.events()).containsExactly(event);
    }

    @Test
    void anEventIsRelayedOnceHoweverOftenItIsTried() {
        var event = new Relayed(Room.user(newUser()), new EventName("sale"), Map.of("price", 3));
        var attempt = new Attempt.Keyed<Relayed>(
                "request", "body", it -> "emitted " + it.event().value());

        relay(admin("root"), event, attempt);

        assertThat(refused(relay(admin("root"), event, attempt))).isEqualTo(new Refusal.AlreadyDone("emitted sale"));
        assertThat(broadcast.events()).containsExactly(event);
    }

    private Outcome<Relayed> relay(Caller caller, Relayed event, Attempt<Relayed> attempt) {
        return relay.relay(caller, event.room(), event.event(), event.data(), attempt);
    }

    @Test
    void nobodyElseRelaysAnEvent() {
        assertThat(refused(relay(caller("ann"), new Relayed(null, new EventName("sale"), null), Attempt.unkeyed())))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(broadcast.events()).isEmpty();
    }
}

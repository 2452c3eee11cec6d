package dev.applaud.application.content;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.admin;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.application.Clock;
import dev.applaud.application.fake.FixedAudience;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.OtherNodes;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.ContentAnnounced;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.UserId;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AnnounceContentTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();

    private final Caller ann = caller("ann");
    private final Content content = stored(storage, ann.id(), NOW);
    private final UserId subscribed = new UserId("subscribed");
    private final UserId offline = new UserId("offline");
    private final UserId stranger = new UserId("stranger");

    @Test
    void tellsThoseFollowersWhoSubscribedToTheirFeed() {
        storage.follows().follow(subscribed, ann.id(), NOW);
        storage.follows().follow(offline, ann.id(), NOW);

        var announcement = done(announcing(FixedAudience.subscribedToFeeds(subscribed, stranger))
                .announce(ann, content.id()));

        assertThat(announcement).isEqualTo(new Announcement(content.id(), 1, NOW));
        assertThat(broadcast.events())
                .containsExactly(new ContentAnnounced(content, ann.profile(), Set.of(subscribed), NOW));
    }

    @Test
    void tellsTheFewSubscribersAmongManyFollowers() {
        storage.follows().follow(subscribed, ann.id(), NOW);
        users("follower", 300).forEach(it -> storage.follows().follow(it, ann.id(), NOW));

        assertThat(notifiedBy(FixedAudience.subscribedToFeeds(subscribed, stranger)))
                .containsExactly(subscribed);
    }

    @Test
    void tellsTheFewFollowersAmongManySubscribers() {
        storage.follows().follow(subscribed, ann.id(), NOW);
        storage.follows().follow(offline, ann.id(), NOW);
        var subscribers = Stream.concat(Stream.of(subscribed), users("subscriber", 300));

        assertThat(notifiedBy(FixedAudience.subscribedToFeeds(subscribers.toArray(UserId[]::new))))
                .containsExactly(subscribed);
    }

    private Set<UserId> notifiedBy(Audience audience) {
        var announcement = done(announcing(audience).announce(ann, content.id()));
        var told = broadcast.events(ContentAnnounced.class).getFirst().followers();
        assertThat(announcement.followersNotified()).isEqualTo(told.size());
        return told;
    }

    private static Stream<UserId> users(String name, int number) {
        return IntStream.range(0, number).mapToObj(it -> new UserId(name + it));
    }

    @Test
    void isSilentWhenNobodyIsThere() {
        storage.follows().follow(offline, ann.id(), NOW);

        assertThat(done(announcing(FixedAudience.nobody()).announce(ann, content.id()))
                        .followersNotified())
                .isZero();
        assertThat(broadcast.events()).isEmpty();
    }

    @Test
    void letsNobodyButTheOwnerAnnounce() {
        var announce = announcing(FixedAudience.nobody());

        assertThat(refused(announce.announce(caller("eve"), content.id()))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(refused(announce.announce(admin("root"), content.id()))).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void refusesUnknownContent() {
        var unknown = newContentId();

        assertThat(refused(announcing(FixedAudience.nobody()).announce(ann, unknown)))
                .isEqualTo(new Refusal.ContentNotFound(unknown));
    }

    @Test
    void countsFollowersAtOtherNodesOnce() {
        storage.follows().follow(subscribed, ann.id(), NOW);
        OtherNodes others = (id, at) ->
                CompletableFuture.completedFuture(id.equals(content.id()) ? Set.of(subscribed, offline) : Set.of());

        assertThat(done(announcing(FixedAudience.subscribedToFeeds(subscribed), others)
                                .announce(ann, content.id()))
                        .followersNotified())
                .isEqualTo(2);
        assertThat(broadcast.events(ContentAnnounced.class).getFirst().followers())
                .containsExactly(subscribed);
    }

    @Test
    void tellsNobodyElsewhereIfFollowersHereCannotBeFound() {
        var asked = new ArrayList<ContentId>();
        OtherNodes others = (id, at) -> {
            asked.add(id);
            return CompletableFuture.completedFuture(Set.of());
        };
        var announce = announcing(new UnknownAudience(), others);

        assertThatThrownBy(() -> announce.announce(ann, content.id())).hasMessage("away");
        assertThatThrownBy(() -> announce.tellFollowers(ann, content)).hasMessage("away");

        assertThat(asked).isEmpty();
    }

    @Test
    void tellsFollowersHereForAnotherNode() {
        storage.profiles().remember(ann.profile());
        storage.follows().follow(subscribed, ann.id(), NOW);

        assertThat(tellingFollowers(FixedAudience.subscribedToFeeds(subscribed)).tell(content.id(), NOW))
                .containsExactly(subscribed);
        assertThat(broadcast.events())
                .containsExactly(new ContentAnnounced(content, ann.profile(), Set.of(subscribed), NOW));
    }

    @Test
    void tellsNobodyForAnotherNodeOfContentThatIsGone() {
        assertThat(tellingFollowers(FixedAudience.subscribedToFeeds(subscribed)).tell(newContentId(), NOW))
                .isEmpty();
    }

    private AnnounceContent announcing(Audience audience) {
        return announcing(audience, OtherNodes.NONE);
    }

    private AnnounceContent announcing(Audience audience, OtherNodes others) {
        return new AnnounceContent(
                storage.contents(), tellingFollowers(audience), others, new Clock(new SettableClock(NOW)));
    }

    private TellFollowers tellingFollowers(Audience audience) {
        return new TellFollowers(storage.contents(), storage.profiles(), storage.follows(), audience, broadcast);
    }

    private record UnknownAudience() implements Audience {
        @Override
        public long size(Room room) {
            throw new IllegalStateException("away");
        }

        @Override
        public long connections() {
            throw new IllegalStateException("away");
        }

        @Override
        public Set<UserId> feedSubscribers() {
            throw new IllegalStateException("away");
        }
    }
}

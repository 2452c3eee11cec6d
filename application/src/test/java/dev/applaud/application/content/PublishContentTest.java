package dev.applaud.application.content;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.content.PublishContent.Draft;
import dev.applaud.application.fake.FixedAudience;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.OtherNodes;
import dev.applaud.domain.audience.RoomEvent.ContentAnnounced;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PublishContentTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final UserId follower = new UserId("follower");
    private final Clock clock = new Clock(new SettableClock(NOW));
    private final PublishContent publish = new PublishContent(
            storage.contents(),
            new AnnounceContent(
                    storage.contents(),
                    new TellFollowers(
                            storage.contents(),
                            storage.profiles(),
                            storage.follows(),
                            FixedAudience.subscribedToFeeds(follower),
                            broadcast),
                    OtherNodes.NONE,
                    clock),
            clock,
            () -> "new-id");

    private final Caller ann = caller("ann");

    @Test
    void keepsContentAsTheCallersOwn() {
        var shown = done(publish.publish(ann, draft(new ContentId("mine"), false)));

        assertThat(shown.content().owner()).isEqualTo(ann.id());
        assertThat(shown.content().createdAt()).isEqualTo(NOW);
        assertThat(shown.creator()).isEqualTo(ann.profile());
        assertThat(shown.engagement()).isEqualTo(Engagement.NONE);
        assertThat(storage.contents().find(new ContentId("mine"))).contains(shown.content());
    }

    @Test
    void givesAnIdIfNoneIsWanted() {
        assertThat(done(publish.publish(ann, draft(null, false))).content().id())
                .isEqualTo(new ContentId("new-id"));
    }

    @Test
    void refusesATakenIdInSilence() {
        storage.follows().follow(follower, caller("bob").id(), NOW);
        done(publish.publish(ann, draft(new ContentId("mine"), false)));

        assertThat(refused(publish.publish(caller("bob"), draft(new ContentId("mine"), true))))
                .isEqualTo(new Refusal.Conflict("The content id mine is taken"));
        assertThat(broadcast.events()).isEmpty();
    }

    @Test
    void tellsFollowersIfAsked() {
        storage.follows().follow(follower, ann.id(), NOW);
        var shown = done(publish.publish(ann, draft(new ContentId("mine"), true)));

        assertThat(broadcast.events())
                .containsExactly(new ContentAnnounced(shown.content(), ann.profile(), Set.of(follower), NOW));
    }

    @Test
    void tellsNobodyIfNotAsked() {
        storage.follows().follow(follower, ann.id(), NOW);
        done(publish.publish(ann, draft(new ContentId("mine"), false)));

        assertThat(broadcast.events()).isEmpty();
    }

    private static Draft draft(@Nullable ContentId id, boolean notifyFollowers) {
        return new Draft(id, new ContentType("video"), null, null, notifyFollowers);
    }
}

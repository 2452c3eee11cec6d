package dev.applaud.application.engagement;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.people.Caller;
import org.junit.jupiter.api.Test;

final class LikeContentTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final LikeContent like =
            new LikeContent(storage.engagements(), broadcast, new Clock(new SettableClock(NOW.plusNanos(1))));

    private final Caller ann = caller("ann");
    private final ContentId id = stored(storage).id();

    @Test
    void tellsTheAudienceOfALike() {
        var change = done(like.like(ann, id, Liking.TOGGLE));

        assertThat(change).matches(it -> it.isLiked() && it.engagement().likes() == 1);
        assertThat(broadcast.events()).containsExactly(new LikeChanged(id, ann.id(), true, 1, 1, NOW));
    }

    @Test
    void tellsTheAudienceThatALikeWasTakenBack() {
        done(like.like(ann, id, Liking.ON));
        done(like.like(ann, id, Liking.OFF));

        assertThat(broadcast.events()).last().isEqualTo(new LikeChanged(id, ann.id(), false, 0, 2, NOW));
    }

    @Test
    void isSilentWhenNothingChanged() {
        done(like.like(ann, id, Liking.OFF));
        assertThat(broadcast.events()).isEmpty();

        done(like.like(ann, id, Liking.ON));
        assertThat(done(like.like(ann, id, Liking.ON)).changed()).isFalse();
        assertThat(broadcast.events()).hasSize(1);
    }

    @Test
    void refusesUnknownContentInSilence() {
        var unknown = newContentId();

        assertThat(refused(like.like(ann, unknown, Liking.ON))).isEqualTo(new Refusal.ContentNotFound(unknown));
        assertThat(broadcast.events()).isEmpty();
    }
}

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
import dev.applaud.domain.audience.RoomEvent.ShareCounted;
import org.junit.jupiter.api.Test;

final class ShareContentTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final ShareContent share =
            new ShareContent(storage.engagements(), broadcast, new Clock(new SettableClock(NOW)));

    @Test
    void tellsTheAudienceOfEveryShare() {
        var id = stored(storage).id();
        var ann = caller("ann");

        done(share.share(ann, id));
        assertThat(done(share.share(ann, id)).shares()).isEqualTo(2);
        assertThat(broadcast.events())
                .containsExactly(new ShareCounted(id, ann.id(), 1, 1, NOW), new ShareCounted(id, ann.id(), 2, 2, NOW));
    }

    @Test
    void refusesUnknownContentInSilence() {
        var unknown = newContentId();

        assertThat(refused(share.share(caller("ann"), unknown))).isEqualTo(new Refusal.ContentNotFound(unknown));
        assertThat(broadcast.events()).isEmpty();
    }
}

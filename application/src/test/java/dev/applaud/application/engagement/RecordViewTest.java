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
import dev.applaud.domain.audience.RoomEvent.ViewCounted;
import dev.applaud.domain.content.ContentId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RecordViewTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final SettableClock clock = new SettableClock(NOW);
    private final ContentId id = stored(storage).id();

    @Test
    void tellsTheAudienceOfAView() {
        var engagement = done(counting(Duration.ZERO).record(caller("ann"), "10.0.0.1", id));

        assertThat(engagement.views()).isEqualTo(1);
        assertThat(broadcast.events()).containsExactly(new ViewCounted(id, 1, 1, NOW));
    }

    @Test
    void countsEveryViewWithoutAWindow() {
        var record = counting(Duration.ZERO);
        done(record.record(caller("ann"), "10.0.0.1", id));

        assertThat(done(record.record(caller("ann"), "10.0.0.1", id)).views()).isEqualTo(2);
    }

    @Test
    void isSilentWhenTheViewerWasCountedAlready() {
        var record = counting(Duration.ofHours(1));
        done(record.record(caller("ann"), "10.0.0.1", id));

        assertThat(done(record.record(caller("ann"), "10.0.0.2", id)).views()).isEqualTo(1);
        assertThat(broadcast.events()).hasSize(1);
    }

    @Test
    void countsAViewerAgainAfterTheWindow() {
        var record = counting(Duration.ofHours(1));
        done(record.record(caller("ann"), "10.0.0.1", id));
        clock.advance(Duration.ofHours(1));

        assertThat(done(record.record(caller("ann"), "10.0.0.1", id)).views()).isEqualTo(2);
    }

    @Test
    void tellsUnknownViewersApartByTheirAddress() {
        var record = counting(Duration.ofHours(1));
        done(record.record(null, "10.0.0.1", id));
        done(record.record(null, "10.0.0.1", id));

        assertThat(done(record.record(null, "10.0.0.2", id)).views()).isEqualTo(2);
    }

    @Test
    void takesNoUserForAnAddress() {
        var record = counting(Duration.ofHours(1));
        done(record.record(null, "ann", id));

        assertThat(done(record.record(caller("ann"), "ann", id)).views()).isEqualTo(2);
    }

    @Test
    void refusesUnknownContentInSilence() {
        var unknown = newContentId();

        assertThat(refused(counting(Duration.ZERO).record(null, "10.0.0.1", unknown)))
                .isEqualTo(new Refusal.ContentNotFound(unknown));
        assertThat(broadcast.events()).isEmpty();
    }

    private RecordView counting(Duration uniqueWindow) {
        return new RecordView(storage.engagements(), broadcast, new Clock(clock), uniqueWindow);
    }
}

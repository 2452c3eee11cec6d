package dev.applaud.application.viewing;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.admin;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.viewing.PlayerState;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import dev.applaud.domain.viewing.WatchTime;
import org.junit.jupiter.api.Test;

final class TrackWatchingTest {
    private static final PlayerState BUFFERING = new PlayerState(new Quality("720p"), true);

    private final InMemoryStorage storage = new InMemoryStorage();
    private final TrackWatching track = new TrackWatching(storage.viewings(), new Clock(new SettableClock(NOW)));
    private final ReadAnalytics read = new ReadAnalytics(storage.contents(), storage.engagements(), storage.viewings());

    private final Caller ann = caller("ann");
    private final ContentId id = stored(storage, caller("owner").id(), NOW).id();
    private final ViewingId viewing = new ViewingId("v1");

    @Test
    void answersWithTheProgressAsItIsNow() {
        done(track.progress(ann, viewing, id, new WatchTime(5_000), true));

        assertThat(done(track.progress(ann, viewing, id, new WatchTime(3_000), false)))
                .isEqualTo(new WatchProgress(viewing, id, ann.id(), new WatchTime(5_000), true, NOW));
    }

    @Test
    void keepsQualityChanges() {
        assertThat(done(track.quality(ann, viewing, id, BUFFERING)))
                .isEqualTo(new QualityChange(viewing, id, ann.id(), BUFFERING, NOW));
    }

    @Test
    void refusesReportsOfUnknownContent() {
        var unknown = newContentId();
        var refusal = new Refusal.ContentNotFound(unknown);

        assertThat(refused(track.progress(ann, viewing, unknown, new WatchTime(1), false)))
                .isEqualTo(refusal);
        assertThat(refused(track.quality(ann, viewing, unknown, BUFFERING))).isEqualTo(refusal);
        assertThat(refused(read.read(ann, unknown))).isEqualTo(refusal);
    }

    @Test
    void tellsTheOwnerHowTheContentIsWatched() {
        done(track.progress(ann, viewing, id, new WatchTime(2_500), true));
        done(track.quality(ann, viewing, id, BUFFERING));

        var analytics = done(read.read(caller("owner"), id));

        assertThat(analytics.contentId()).isEqualTo(id);
        assertThat(analytics.watching().watchedSeconds()).isEqualTo(2.5);
        assertThat(analytics.watching().completionRate()).isEqualTo(1);
        assertThat(analytics.watching().qualities()).containsExactly(new QualityCount(new Quality("720p"), 1, 1));
    }

    @Test
    void tellsAnalyticsToNobodyElseButAdmins() {
        assertThat(refused(read.read(ann, id))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(done(read.read(admin("root"), id)).contentId()).isEqualTo(id);
    }
}

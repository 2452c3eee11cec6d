package dev.applaud.jdbi;

import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.comment.LogEntry;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchStatistics;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import dev.applaud.domain.viewing.WatchStatistics.SecondCount;
import dev.applaud.domain.viewing.WatchTime;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// From the release before to this one, with data, while servers of the release before go on: what they know stays
/// where it is, and what they write is taken.
final class UpgradeTest {
    private static final ContentId OLD = new ContentId("old");
    private static final UserId BOB = new UserId("bob");
    private static final UserId DAN = new UserId("dan");
    private static final Instant LATER = Instant.parse("2026-01-01T00:01:00Z");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void noRowOfTheReleaseBeforeChanges(EmptyDatabase kind) throws SQLException {
        var database = kind.in(directory);
        Release.PREVIOUS.restore(database);
        var columns = Release.columns(database);
        var before = Release.rows(database, columns);

        new Migrations(database).apply();

        assertThat(new Migrations(database).missing()).isEmpty();
        assertThat(Release.rows(database, columns)).isEqualTo(before);
        assertThat(before).hasSize(11).allSatisfy((_, rows) -> assertThat(rows).isNotEmpty());
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheReleaseBeforeWritesIsTaken(EmptyDatabase kind) throws SQLException {
        var older = kind.in(directory);
        Release.PREVIOUS.restore(older);
        var newest = kind.in(directory);
        new Migrations(newest).apply();

        Release.PREVIOUS.writeRows(newest);

        var columns = Release.columns(older);
        assertThat(Release.rows(newest, columns)).isEqualTo(Release.rows(older, columns));
        older.close();
        newest.close();
    }

    @ParameterizedTest
    @EnumSource
    void lifeGoesOnWithTheDataOfTheReleaseBefore(EmptyDatabase kind) {
        var database = kind.in(directory);
        Release.PREVIOUS.restore(database);
        var storage = TestStorage.on(database);

        assertThat(done(storage.engagements().of(OLD))).isEqualTo(new Engagement(2, 2, 2, 1, 9, 4));
        assertThat(storage.comments().logAfter(OLD, 0, 10))
                .extracting(LogEntry::seq)
                .containsExactly(1L, 2L, 3L, 4L);
        var unliked = done(storage.engagements().like(OLD, BOB, Liking.OFF, LATER));
        assertThat(unliked.engagement()).isEqualTo(new Engagement(1, 2, 2, 1, 10, 4));
        var again = new Attempt.Keyed<Engagement>("bob-shares", "nothing", Engagement::toString);
        assertThat(refused(storage.engagements().countShare(OLD, BOB, LATER, again)))
                .isEqualTo(new Refusal.AlreadyDone("{\"success\":true,\"message\":\"Shared 🎉\"}"));
        assertThat(storage.profiles().find(new UserId("ann")))
                .get()
                .extracting("username")
                .isEqualTo("@ann");
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void viewingsOfTheReleaseBeforeCount(EmptyDatabase kind) {
        var database = kind.in(directory);
        Release.PREVIOUS.restore(database);
        var viewings = TestStorage.on(database).viewings();
        var qualities = List.of(new QualityCount(new Quality("720p"), 3, 1));
        var old = List.of(new SecondCount(3, 1), new SecondCount(12, 1));
        assertThat(done(viewings.statistics(OLD))).isEqualTo(new WatchStatistics(2, 2, 15_500, 1, old, qualities));

        done(viewings.track(new WatchProgress(new ViewingId("new"), OLD, BOB, new WatchTime(5_000), true, LATER)));
        done(viewings.track(new WatchProgress(new ViewingId("newer"), OLD, DAN, new WatchTime(5_000), false, LATER)));

        var all = List.of(new SecondCount(3, 1), new SecondCount(5, 2), new SecondCount(12, 1));
        assertThat(done(viewings.statistics(OLD))).isEqualTo(new WatchStatistics(4, 3, 25_500, 2, all, qualities));
        database.close();
    }

    /// A server of the release before may have begun it.
    @ParameterizedTest
    @EnumSource
    void aViewingOfTheReleaseBeforeGoesOn(EmptyDatabase kind) {
        var database = kind.in(directory);
        Release.PREVIOUS.restore(database);
        var viewings = TestStorage.on(database).viewings();
        var evening = new WatchProgress(new ViewingId("evening"), OLD, BOB, new WatchTime(9_000), false, LATER);

        assertThat(done(viewings.track(evening)).watchTime()).isEqualTo(new WatchTime(12_500));
        done(viewings.track(new WatchProgress(evening.viewing(), OLD, BOB, new WatchTime(20_000), false, LATER)));

        var now = done(viewings.statistics(OLD));
        assertThat(now.viewings()).isEqualTo(2);
        assertThat(now.uniqueViewers()).isEqualTo(2);
        assertThat(now.watchedMillis()).isEqualTo(23_000);
        database.close();
    }
}

package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newId;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.Mark;
import dev.applaud.domain.viewing.PlayerState;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchStatistics;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import dev.applaud.domain.viewing.WatchStatistics.SecondCount;
import dev.applaud.domain.viewing.WatchTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What {@link dev.applaud.domain.viewing.Viewings} guarantees.
public interface ViewingsContract {
    Storage storage();

    @Test
    default void keepsAReport() {
        var report = report(stored(storage()).id(), newUser(), 12_345, false);

        assertThat(track(report)).isEqualTo(report);
    }

    @Test
    default void neverMovesWatchTimeBack() {
        var first = report(stored(storage()).id(), newUser(), 5_000, false);
        track(first);

        assertThat(track(later(first, 3_000, false)).watchTime()).isEqualTo(new WatchTime(5_000));
        assertThat(track(later(first, 8_001, false)).watchTime()).isEqualTo(new WatchTime(8_001));
    }

    @Test
    default void keepsAViewingCompletedOnceItWas() {
        var first = report(stored(storage()).id(), newUser(), 5_000, false);
        track(first);
        track(later(first, 5_000, true));

        assertThat(track(later(first, 6_000, false)).completed()).isTrue();
    }

    @Test
    default void keepsTheFurthestOfManyReportsAtOnce() {
        var first = report(stored(storage()).id(), newUser(), 0, false);

        Crowd.of(30, i -> track(later(first, i * 100L, i == 10)));

        assertThat(track(first)).matches(it -> it.completed() && it.watchTime().millis() == 2_900);
    }

    @Test
    default void addsUpWhatWasWatched() {
        var id = stored(storage()).id();
        var ann = newUser();
        track(report(id, ann, 1_999, false));
        track(report(id, ann, 2_000, true));
        track(report(id, newUser(), 2_500, false));
        track(report(stored(storage()).id(), ann, 9_000, true));

        assertThat(statistics(id))
                .isEqualTo(new WatchStatistics(
                        3, 2, 6_499, 1, List.of(new SecondCount(1, 1), new SecondCount(2, 2)), List.of()));
    }

    @Test
    default void addsUpLongTimesOfMany() {
        var id = stored(storage()).id();
        Crowd.of(30, _ -> track(report(id, newUser(), 86_400_000, true)));
        int mark = Mark.of(WatchTime.MAX).second();

        assertThat(statistics(id))
                .isEqualTo(new WatchStatistics(
                        30, 30, 30 * 86_400_000L, 30, List.of(new SecondCount(mark, 30)), List.of()));
    }

    @Test
    default void countsAViewingOnceHoweverOftenItReports() {
        var first = report(stored(storage()).id(), newUser(), 5_000, false);

        Crowd.of(40, i -> track(later(first, 1_000L * (i % 8), i % 8 == 3)));

        assertThat(statistics(first.contentId()))
                .isEqualTo(new WatchStatistics(1, 1, 7_000, 1, List.of(new SecondCount(7, 1)), List.of()));
    }

    @Test
    default void countsAViewerOnceWhoComesBack() {
        var id = stored(storage()).id();
        var users = Stream.generate(Samples::newUser).limit(5).toList();

        Crowd.of(40, i -> track(report(id, users.get(i % 5), 1_000, false)));

        assertThat(statistics(id).uniqueViewers()).isEqualTo(5);
        assertThat(statistics(id).viewings()).isEqualTo(40);
    }

    @Test
    default void addsUpWhatManyReportInAnyOrder() {
        var id = stored(storage()).id();
        var viewings =
                Stream.generate(() -> report(id, newUser(), 0, false)).limit(20).toList();
        Crowd.of(200, i -> track(later(viewings.get(i % 20), 700L * i % 60_000, i % 9 == 0)));

        var now = viewings.stream().map(this::track).toList();
        assertThat(statistics(id).viewings()).isEqualTo(20);
        assertThat(statistics(id).watchedMillis())
                .isEqualTo(now.stream().mapToLong(it -> it.watchTime().millis()).sum());
        assertThat(statistics(id).completed())
                .isEqualTo(now.stream().filter(WatchProgress::completed).count());
        assertThat(statistics(id).secondsReached().stream()
                        .flatMap(it -> Collections.nCopies((int) it.viewings(), it.second()).stream()))
                .containsExactlyElementsOf(now.stream()
                        .map(it -> Mark.of(it.watchTime()).second())
                        .sorted()
                        .toList());
    }

    @Test
    default void leavesTheTalliesAlone() {
        var id = stored(storage()).id();

        Crowd.of(
                40,
                i -> i % 2 == 0
                        ? track(report(id, newUser(), 1_000, true)).completed()
                        : done(storage().engagements().countShare(id, newUser(), NOW))
                                        .shares()
                                > 0);

        assertThat(done(storage().engagements().of(id))).isEqualTo(new Engagement(0, 0, 0, 20, 20, 0));
        assertThat(statistics(id).viewings()).isEqualTo(20);
    }

    @Test
    default void startsFromNothing() {
        assertThat(statistics(stored(storage()).id())).isEqualTo(new WatchStatistics(0, 0, 0, 0, List.of(), List.of()));
    }

    @Test
    default void countsQualitiesMostFrequentFirst() {
        var id = stored(storage()).id();
        quality(id, "720p", false);
        quality(id, "1080p", true);
        quality(id, "1080p", false);
        quality(id, "auto", true);
        quality(id, "AUTO", false);
        quality(stored(storage()).id(), "480p", true);

        assertThat(statistics(id).qualities())
                .startsWith(new QualityCount(new Quality("1080p"), 2, 1))
                .containsExactlyInAnyOrder(
                        new QualityCount(new Quality("1080p"), 2, 1),
                        new QualityCount(new Quality("720p"), 1, 0),
                        new QualityCount(new Quality("auto"), 1, 1),
                        new QualityCount(new Quality("AUTO"), 1, 0));
    }

    @Test
    default void countsQualitiesOfManyAtOnce() {
        var id = stored(storage()).id();

        Crowd.of(40, i -> quality(id, "720p", i % 4 == 0));

        assertThat(statistics(id).qualities()).containsExactly(new QualityCount(new Quality("720p"), 40, 10));
    }

    @Test
    default void countsAStateOnceThatAPlayerRepeats() {
        var change = change(stored(storage()).id(), "720p", true);

        Crowd.of(20, _ -> done(storage().viewings().track(change)));
        assertThat(statistics(change.contentId()).qualities())
                .containsExactly(new QualityCount(new Quality("720p"), 1, 1));

        done(storage().viewings().track(in(change, "720p", false)));
        done(storage().viewings().track(change));
        assertThat(statistics(change.contentId()).qualities())
                .containsExactly(new QualityCount(new Quality("720p"), 3, 2));
    }

    @Test
    default void countsTheFirst64QualitiesByTheirNames() {
        var id = stored(storage()).id();
        for (int i = 0; i < 70; i++) {
            quality(id, "q" + i, i % 2 == 0);
        }
        quality(id, "q0", false);

        assertThat(statistics(id).qualities())
                .hasSize(65)
                .startsWith(new QualityCount(Quality.OTHER, 6, 3), new QualityCount(new Quality("q0"), 2, 1))
                .doesNotContain(new QualityCount(new Quality("q64"), 1, 1));
    }

    @Test
    default void answersAQualityChangeWithItself() {
        var change = change(stored(storage()).id(), "a23456789.12_-16", true);

        assertThat(done(storage().viewings().track(change))).isEqualTo(change);
    }

    @Test
    default void refusesReportsOfUnknownContent() {
        assertRefusesAll(newContentId());
    }

    @Test
    default void refusesReportsOfRemovedContent() {
        var id = stored(storage()).id();
        track(report(id, newUser(), 1, false));
        storage().contents().remove(id);

        assertRefusesAll(id);
    }

    private void assertRefusesAll(ContentId id) {
        var refusal = new Refusal.ContentNotFound(id);
        assertThat(refused(storage().viewings().track(report(id, newUser(), 1, false))))
                .isEqualTo(refusal);
        assertThat(refused(storage().viewings().track(change(id, "auto", false))))
                .isEqualTo(refusal);
        assertThat(refused(storage().viewings().statistics(id))).isEqualTo(refusal);
    }

    private WatchProgress track(WatchProgress report) {
        return done(storage().viewings().track(report));
    }

    private QualityChange quality(ContentId id, String quality, boolean buffering) {
        return done(storage().viewings().track(change(id, quality, buffering)));
    }

    private static QualityChange change(ContentId id, String quality, boolean buffering) {
        var state = new PlayerState(new Quality(quality), buffering);
        return new QualityChange(new ViewingId("v-" + newId()), id, newUser(), state, NOW);
    }

    private static QualityChange in(QualityChange of, String quality, boolean buffering) {
        var state = new PlayerState(new Quality(quality), buffering);
        return new QualityChange(of.viewing(), of.contentId(), of.viewer(), state, NOW);
    }

    private WatchStatistics statistics(ContentId id) {
        return done(storage().viewings().statistics(id));
    }

    private static WatchProgress report(ContentId id, UserId viewer, long millis, boolean completed) {
        return new WatchProgress(new ViewingId("v-" + newId()), id, viewer, new WatchTime(millis), completed, NOW);
    }

    private static WatchProgress later(WatchProgress first, long millis, boolean completed) {
        return new WatchProgress(
                first.viewing(),
                first.contentId(),
                first.viewer(),
                new WatchTime(millis),
                completed,
                first.at().plusMillis(1));
    }
}

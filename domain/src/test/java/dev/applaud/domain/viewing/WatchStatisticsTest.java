package dev.applaud.domain.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.viewing.Retention.Point;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import dev.applaud.domain.viewing.WatchStatistics.SecondCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchStatisticsTest {
    @Test
    void beforeAnybodyWatchedEverythingIsZero() {
        var none = new WatchStatistics(0, 0, 0, 0, List.of(), List.of());
        assertThat(none.meanWatchedSeconds()).isZero();
        assertThat(none.completionRate()).isZero();
        assertThat(none.bufferingShare()).isZero();
        assertThat(none.retention().points()).isEmpty();
    }

    @Test
    void meansAndRatesAreOverViewings() {
        var some = new WatchStatistics(4, 3, 10_000, 1, List.of(), List.of());
        assertThat(some.watchedSeconds()).isEqualTo(10.0);
        assertThat(some.meanWatchedSeconds()).isEqualTo(2.5);
        assertThat(some.completionRate()).isEqualTo(0.25);
    }

    @Test
    void qualityAndBufferingAreSharesOfAllReports() {
        var hd = new QualityCount(new Quality("720p"), 3, 1);
        var auto = new QualityCount(new Quality("auto"), 1, 1);
        var some = new WatchStatistics(0, 0, 0, 0, List.of(), List.of(hd, auto));
        assertThat(some.shareOf(hd)).isEqualTo(0.75);
        assertThat(some.bufferingShare()).isEqualTo(0.5);
    }

    @Test
    void retentionFallsAsViewersLeave() {
        assertThat(retention(new SecondCount(0, 1), new SecondCount(2, 3)).points())
                .containsExactly(new Point(0, 1), new Point(1, 0.75), new Point(2, 0.75));
    }

    @Test
    void retentionOfALongVideoHasAtMost101Points() {
        var points = retention(new SecondCount(86_400, 1)).points();
        assertThat(points).hasSize(101).allMatch(it -> it.share() == 1);
        assertThat(points.getLast().second()).isEqualTo(86_400);
    }

    private static Retention retention(SecondCount... reached) {
        return new WatchStatistics(0, 0, 0, 0, List.of(reached), List.of()).retention();
    }
}

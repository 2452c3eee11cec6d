package dev.applaud.domain.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.applaud.domain.viewing.Retention.Point;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import dev.applaud.domain.viewing.WatchStatistics.SecondCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WatchStatisticsTest {
    @Test
    void ofNothingAreZeroNotNothing() {
        var none = statistics(List.of(), List.of());

        assertThat(none.watchedSeconds()).isZero();
        assertThat(none.meanWatchedSeconds()).isZero();
        assertThat(none.completionRate()).isZero();
        assertThat(none.bufferingShare()).isZero();
        assertThat(none.retention().points()).isEmpty();
    }

    @Test
    void tellMeansAndRates() {
        var some = new WatchStatistics(4, 3, 10_000, 1, List.of(), List.of());

        assertThat(some.watchedSeconds()).isEqualTo(10);
        assertThat(some.meanWatchedSeconds()).isEqualTo(2.5);
        assertThat(some.completionRate()).isEqualTo(0.25);
    }

    @Test
    void tellSharesOfQualities() {
        var high = new QualityCount(new Quality("1080p"), 3, 1);
        var low = new QualityCount(new Quality("480p"), 1, 1);
        var some = statistics(List.of(), List.of(high, low));

        assertThat(some.shareOf(high)).isEqualTo(0.75);
        assertThat(some.shareOf(low)).isEqualTo(0.25);
        assertThat(some.bufferingShare()).isEqualTo(0.5);
    }

    @Test
    void tellHowManyWereStillThereAtEachSecond() {
        var some = statistics(List.of(new SecondCount(0, 1), new SecondCount(2, 2), new SecondCount(3, 1)), List.of());

        assertThat(some.retention().points())
                .containsExactly(new Point(0, 1), new Point(1, 0.75), new Point(2, 0.75), new Point(3, 0.25));
    }

    @Test
    void tellOfASingleViewing() {
        assertThat(statistics(List.of(new SecondCount(0, 7)), List.of())
                        .retention()
                        .points())
                .containsExactly(new Point(0, 1));
    }

    @Test
    void tellNoMoreThan101PointsOfADay() {
        var points = statistics(List.of(new SecondCount(86_400, 1)), List.of())
                .retention()
                .points();

        assertThat(points).hasSize(101).allMatch(it -> it.share() == 1);
        assertThat(points.getLast().second()).isEqualTo(86_400);
    }

    @Test
    void tellOfAnyCrowdWhatCountingOneByOneTells() {
        var random = new Random(42);
        for (int run = 0; run < 200; run++) {
            var ends = IntStream.generate(() -> random.nextInt(500))
                    .limit(1 + random.nextInt(50))
                    .sorted()
                    .toArray();
            var points = statistics(counted(ends), List.of()).retention().points();

            assertThat(points).hasSizeLessThanOrEqualTo(101).allSatisfy(it -> {
                long there =
                        IntStream.of(ends).filter(end -> end >= it.second()).count();
                assertThat(it.share()).isEqualTo((double) there / ends.length, within(1e-9));
            });
        }
    }

    private static List<SecondCount> counted(int[] ends) {
        var counts = new ArrayList<SecondCount>();
        for (int end : IntStream.of(ends).distinct().toArray()) {
            counts.add(new SecondCount(
                    end, IntStream.of(ends).filter(it -> it == end).count()));
        }
        return counts;
    }

    private static WatchStatistics statistics(List<SecondCount> seconds, List<QualityCount> qualities) {
        return new WatchStatistics(0, 0, 0, 0, seconds, qualities);
    }
}

package dev.applaud.benchmarks.fanout;

import static dev.applaud.benchmarks.fanout.Contender.FLOOR;
import static dev.applaud.benchmarks.fanout.Contender.NODE;
import static dev.applaud.benchmarks.fanout.Contender.UWS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RoundsTest {
    private final Rounds<Contender, Double> rounds = new Rounds<>();

    @Test
    void theMedianOfAnOddNumberOfRoundsIsTheMiddleOne() {
        round(9, 1);
        round(1, 1);
        round(5, 1);

        assertThat(rounds.median(NODE, it -> it)).isEqualTo(5);
    }

    @Test
    void theMedianOfAnEvenNumberOfRoundsIsHalfwayBetweenTheMiddleTwo() {
        round(9, 1);
        round(1, 1);
        round(4, 1);
        round(2, 1);

        assertThat(rounds.median(NODE, it -> it)).isEqualTo(3);
    }

    @Test
    void aRatioIsTheMedianOfThoseWithinARoundAndNotTheRatioOfMedians() {
        round(10, 1);
        round(20, 20);
        round(90, 30);

        assertThat(rounds.ratio(NODE, FLOOR, it -> it)).isEqualTo(3);
    }

    @Test
    void aRoundInWhichOneOfTheTwoIsMissingGivesNoRatio() {
        round(10, 5);
        rounds.begin();
        rounds.add(NODE, 100.0);

        assertThat(rounds.ratio(NODE, FLOOR, it -> it)).isEqualTo(2);
    }

    @Test
    void whatWasNeverMeasuredIsNaN() {
        round(10, 5);

        assertThat(rounds.median(UWS, it -> it)).isNaN();
        assertThat(rounds.ratio(NODE, UWS, it -> it)).isNaN();
        assertThat(rounds.median(NODE, it -> Double.NaN)).isNaN();
    }

    private void round(double node, double floor) {
        rounds.begin();
        rounds.add(NODE, node);
        rounds.add(FLOOR, floor);
    }
}

package dev.applaud.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.benchmarks.fanout.NodesReport.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NodesReportTest {
    private final Rounds<Asked, Turn> rounds = new Rounds<>();
    private final NodesReport report = new NodesReport(List.of("alone", "two"), rounds);

    /// In the second round the machine was busy with something else.
    private void measure() {
        for (double slow : List.of(1.0, 3.0)) {
            rounds.begin();
            for (var spread : Spread.values()) {
                rounds.add(new Asked("alone", spread), Turns.ofNodes(0.04 * slow, Double.NaN, 2 * slow, Double.NaN));
                rounds.add(new Asked("two", spread), Turns.ofNodes(0.05 * slow, 0.03, 3 * slow, 4 * slow));
            }
        }
    }

    @Test
    void aBroadcastCostsThePublishingNodeSoMuchAndSoManyTimesThatOfOneAlone() {
        measure();
        assertThat(report.costs()).endsWith("""
                | alone | 800 | 1.00 | 800 | 1.00 |
                | two | 1,000 | 1.25 | 1,000 | 1.25 |
                """);
    }

    @Test
    void latenciesAreThoseAtEachNodeAndTheirDifferenceWithinARound() {
        measure();
        assertThat(report.latencies()).endsWith("""
                | alone | 4.00 | – | – | 4.00 | – | – |
                | two | 6.00 | 8.00 | +2.00 | 6.00 | 8.00 | +2.00 |
                """);
    }

    @Test
    void deliveriesArePerSecondOfTheClockAndOfTheCpuTimeOfBothNodes() {
        measure();
        assertThat(report.deliveries()).endsWith("""
                | alone | 16,667 | 1.00 | 500 | 1.00 | 16,667 | 1.00 | 500 | 1.00 |
                | two | 9,028 | 0.58 | 500 | 1.00 | 9,028 | 0.58 | 500 | 1.00 |
                """);
    }

    @Test
    void whatWasNotMeasuredIsADash() {
        rounds.begin();
        rounds.add(new Asked("two", Spread.SMALL), Turns.ofNodes(0.05, 0.03, 3, 4));
        assertThat(report.costs()).endsWith("""
                | alone | – | – | – | – |
                | two | 500 | – | – | – |
                """);
    }
}

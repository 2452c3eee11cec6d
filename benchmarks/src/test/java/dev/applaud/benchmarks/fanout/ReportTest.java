package dev.applaud.benchmarks.fanout;

import static dev.applaud.benchmarks.fanout.Contender.APPLAUD_TYPING;
import static dev.applaud.benchmarks.fanout.Contender.FLOOR;
import static dev.applaud.benchmarks.fanout.Contender.JETTY;
import static dev.applaud.benchmarks.fanout.Contender.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportTest {
    private final Rounds<Contender, Turn> rounds = new Rounds<>();
    private final Rounds<Peer, Turn> handshakes = new Rounds<>();

    @Test
    void aLineTellsWhatADeliveryCostsAndHowThatCompares() {
        measure();

        assertThat(new Report(10_000, List.of(NODE, FLOOR), rounds, handshakes).deliveries())
                .isEqualTo("""
                | 10,000 connections | sat=1: a CPU second | µs each (÷ floor, ÷ Jetty) | × Node \
                | sat=8: a CPU second | µs each (÷ floor, ÷ Jetty) | × Node |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                | Node, socket.io on ws | 50,000 | 20.00 (4.00, 5.00) | 1.00 | 100,000 | 10.00 (10.00, 5.00) | 1.00 |
                | floor: C, all waiting events in one send | 200,000 | 5.00 (1.00, 1.25) | 4.00 \
                | 1,000,000 | 1.00 (1.00, 0.50) | 10.00 |
                """);
    }

    @Test
    void fewConnectionsAreAlsoPushedSixtyFourEventsAtOnce() {
        assertThat(new Report(1_000, List.of(NODE), rounds, handshakes).deliveries())
                .contains("sat=64");
    }

    @Test
    void whatWasNotMeasuredIsADash() {
        measure();
        rounds.add(APPLAUD_TYPING, Turns.costing(10));

        assertThat(new Report(10_000, List.of(APPLAUD_TYPING), rounds, handshakes).deliveries())
                .endsWith("| 100,000 | 10.00 (2.00, 2.50) | 2.00 | – | – (–, –) | – |\n");
    }

    @Test
    void latenciesComeWithTheRateAtWhichTheyWereMeasured() {
        measure();

        assertThat(new Report(10_000, List.of(NODE), rounds, handshakes).latencies())
                .endsWith("| Node, socket.io on ws | 50 | 7.0 | 50 | 7.0 | 2,000 | 1.00 | 2,000 | 1.00 |\n");
    }

    @Test
    void idleConnectionsAreCountedInKilobytesAndPercent() {
        assertThat(Report.idle(15_000, Map.of(NODE, new Stay(14 * 1024, Double.NaN, 0.043))))
                .contains("| 15,000 idle connections |", "| Node, socket.io on ws | 14.0 | – | 4.3 |");
    }

    @Test
    void theChartHasAPanelForEachLoadAndABarForEachWhoWasMeasuredThere() {
        measure();
        rounds.add(APPLAUD_TYPING, Turns.costing(10));

        var panels = new Report(10_000, List.of(APPLAUD_TYPING, NODE, FLOOR), rounds, handshakes).panels();

        assertThat(panels).hasSize(2);
        assertThat(panels.getFirst().bars())
                .containsExactly(
                        new Chart.Bar("Applaud, video:comment_typing", 2, true),
                        new Chart.Bar("Node, socket.io on ws", 1, false),
                        new Chart.Bar("floor: C, all waiting events in one send", 4, false));
        assertThat(panels.getLast().bars()).hasSize(2);
    }

    private void measure() {
        handshakes.begin();
        handshakes.add(Peer.NODE, Turns.costing());
        rounds.begin();
        rounds.add(NODE, Turns.costing(20, 20, 10, 10));
        rounds.add(FLOOR, Turns.costing(5, 5, 1, 1));
        rounds.add(JETTY, Turns.costing(4, 4, 2, 2));
    }
}

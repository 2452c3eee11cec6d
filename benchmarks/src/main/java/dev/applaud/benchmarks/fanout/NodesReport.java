package dev.applaud.benchmarks.fanout;

import static dev.applaud.benchmarks.fanout.Report.number;
import static dev.applaud.benchmarks.fanout.Report.row;
import static dev.applaud.benchmarks.fanout.Report.table;

import dev.applaud.benchmarks.fanout.Turn.Phase;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What two nodes cost beside one, as Markdown. Each figure is a median; ratios are medians of the ratios within a
/// round.
///
/// @param sites their titles; the first is that of the one that is alone
record NodesReport(List<String> sites, Rounds<NodesReport.Asked, Turn> rounds) {
    /// What had a turn.
    record Asked(String site, Spread spread) {}

    private static final int CALM = 0;
    private static final int ONE = 1;
    private static final int EIGHT = 2;

    /// Microseconds of CPU time of the node that was asked to push the event.
    String costs() {
        return table(
                "the publishing node's CPU time for a broadcast, µs",
                Stream.of("10 receivers there, 500 a second", "× alone", "1,000 there, 50 a second", "× alone"),
                sites.stream()
                        .map(it -> row(
                                it,
                                Stream.of(
                                        median("%,.0f", it, Spread.SMALL, CALM, NodesReport::cost),
                                        ratio(it, Spread.SMALL, CALM, NodesReport::cost),
                                        median("%,.0f", it, Spread.LARGE, CALM, NodesReport::cost),
                                        ratio(it, Spread.LARGE, CALM, NodesReport::cost)))));
    }

    private static double cost(Phase phase) {
        return 1e6 * phase.cpuS(0) / phase.published();
    }

    /// From the time at which an event should have been published.
    String latencies() {
        return table(
                "p99 at receivers, ms",
                Stream.of(
                        "10 at the same node, 500 a second",
                        "10 at the other",
                        "difference",
                        "500 at the same node, 50 a second",
                        "500 at the other",
                        "difference"),
                sites.stream()
                        .map(it -> row(
                                it, Stream.of(Spread.SMALL, Spread.SPLIT).flatMap(spread -> latencies(it, spread)))));
    }

    private Stream<String> latencies(String site, Spread spread) {
        return Stream.of(
                median("%.2f", site, spread, CALM, Phase::p99),
                median("%.2f", site, spread, CALM, Phase::farP99),
                median("%+.2f", site, spread, CALM, it -> it.farP99() - it.p99()));
    }

    /// One room of 1,000, all on one node or half on each of two.
    String deliveries() {
        return table(
                "1,000 receivers",
                Stream.of("sat=1", "sat=8")
                        .flatMap(it ->
                                Stream.of(it + ": deliveries for a CPU second", "× alone", "deliveries/s", "× alone")),
                sites.stream().map(it -> row(it, Stream.of(ONE, EIGHT).flatMap(load -> deliveries(it, load)))));
    }

    private Stream<String> deliveries(String site, int load) {
        return Stream.of(
                median("%,.0f", site, Spread.SPLIT, load, NodesReport::perCpuSecond),
                ratio(site, Spread.SPLIT, load, NodesReport::perCpuSecond),
                median("%,.0f", site, Spread.SPLIT, load, NodesReport::perSecond),
                ratio(site, Spread.SPLIT, load, NodesReport::perSecond));
    }

    private static double perCpuSecond(Phase phase) {
        return phase.deliveries() / phase.cpuS();
    }

    private static double perSecond(Phase phase) {
        return phase.deliveries() / phase.seconds();
    }

    private String median(String format, String site, Spread spread, int load, ToDoubleFunction<Phase> figure) {
        return number(format, rounds.median(new Asked(site, spread), of(load, figure)));
    }

    private String ratio(String site, Spread spread, int load, ToDoubleFunction<Phase> figure) {
        var alone = new Asked(sites.getFirst(), spread);
        return number("%.2f", rounds.ratio(new Asked(site, spread), alone, of(load, figure)));
    }

    private static ToDoubleFunction<Turn> of(int load, ToDoubleFunction<Phase> figure) {
        return turn -> figure.applyAsDouble(turn.phases().get(load));
    }
}

package dev.applaud.benchmarks.fanout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The figures for one number of connections, as Markdown. Each is a median; ratios are medians of the ratios within a
/// round.
///
/// @param handshakes of turns that opened connections, and no more; they are the same for all lines of a server
record Report(
        int connections, List<Contender> contenders, Rounds<Contender, Turn> rounds, Rounds<Peer, Turn> handshakes) {
    private static final List<Load> COSTS = List.of(Load.ONE, Load.EIGHT, Load.SIXTY_FOUR);

    private List<Load> costs() {
        return COSTS.stream().filter(it -> it.isFor(connections)).toList();
    }

    String deliveries() {
        var head = costs().stream()
                .flatMap(it -> Stream.of(it.phase + ": a CPU second", "µs each (÷ floor, ÷ Jetty)", "× Node"));
        var lines = contenders.stream().map(it -> row(it.title, costs().stream().flatMap(load -> costs(it, load))));
        return table("%,d connections".formatted(connections), head, lines);
    }

    private Stream<String> costs(Contender it, Load load) {
        return Stream.of(
                number("%,.0f", rounds.median(it, turn -> 1e6 / turn.cost(load))),
                "%s (%s, %s)"
                        .formatted(
                                number("%.2f", rounds.median(it, turn -> turn.cost(load))),
                                number("%.2f", rounds.ratio(it, Contender.FLOOR, turn -> turn.cost(load))),
                                number("%.2f", rounds.ratio(it, Contender.JETTY, turn -> turn.cost(load)))),
                number("%.2f", timesNode(it, load)));
    }

    /// How many deliveries it makes in the time in which Node makes one.
    private double timesNode(Contender it, Load load) {
        return rounds.ratio(Contender.NODE, it, turn -> turn.cost(load));
    }

    String latencies() {
        var head = Stream.of(
                "half of its rate at sat=1: events/s", "p99, ms",
                "half of its best rate: events/s", "p99, ms",
                "handshakes a CPU second", "× Node",
                "with `video:join`", "× Node");
        return table(
                "%,d connections".formatted(connections),
                head,
                contenders.stream().map(this::latencies));
    }

    private String latencies(Contender it) {
        return row(
                it.title,
                Stream.of(
                        number("%,.0f", rounds.median(it, turn -> turn.perSecond(Load.HALF_OF_ONE))),
                        number("%,.1f", rounds.median(it, turn -> turn.p99(Load.HALF_OF_ONE))),
                        number("%,.0f", rounds.median(it, turn -> turn.perSecond(Load.HALF_OF_BEST))),
                        number("%,.1f", rounds.median(it, turn -> turn.p99(Load.HALF_OF_BEST))),
                        number("%,.0f", handshakes.median(it.peer, Turn::handshakes)),
                        number("%.2f", handshakes.ratio(it.peer, Peer.NODE, Turn::handshakes)),
                        number("%,.0f", rounds.median(it, Turn::handshakes)),
                        number("%.2f", rounds.ratio(it, Contender.NODE, Turn::handshakes))));
    }

    static String idle(int connections, Map<Contender, Stay> stays) {
        var head = Stream.of("resident growth, KB each", "live heap, KB each", "CPU, % of a core");
        var lines = stays.entrySet().stream().map(it -> row(it.getKey().peer.title, idle(it.getValue())));
        return table("%,d idle connections".formatted(connections), head, lines);
    }

    private static Stream<String> idle(Stay stay) {
        return Stream.of(
                number("%.1f", stay.growth() / 1024),
                number("%.1f", stay.liveHeap() / 1024),
                number("%.1f", 100 * stay.cpu()));
    }

    /// One for each load, comparing with Node.
    List<Chart.Panel> panels() {
        return costs().stream().map(this::panel).toList();
    }

    private Chart.Panel panel(Load load) {
        var bars = new ArrayList<Chart.Bar>();
        for (var it : contenders) {
            double times = timesNode(it, load);
            if (Double.isFinite(times)) {
                bars.add(new Chart.Bar(it.title.replace("`", ""), times, it.peer == Peer.APPLAUD));
            }
        }
        return new Chart.Panel("%,d connections, %s".formatted(connections, load.title), bars);
    }

    static String table(String corner, Stream<String> head, Stream<String> lines) {
        var titles = Stream.concat(Stream.of(corner), head).toArray(String[]::new);
        var rule = Arrays.stream(titles).skip(1).map(_ -> "---:");
        return Stream.concat(Stream.of(row(titles[0], Arrays.stream(titles).skip(1)), row("---", rule)), lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static String row(String title, Stream<String> cells) {
        return Stream.concat(Stream.of(title), cells).collect(Collectors.joining(" | ", "| ", " |"));
    }

    static String number(String format, double figure) {
        return Double.isFinite(figure) ? String.format(Locale.ROOT, format, figure) : "–";
    }
}

package dev.applaud.benchmarks.fanout;

import dev.applaud.benchmarks.fanout.NodesReport.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Lets two nodes of Applaud that share a Redis take turns with one that is alone, and prints what that costs and what
/// it brings. All of them are up all the time. Run by the script `benchmarks/nodes`.
public final class Nodes {
    private static final List<String> WARM_UP = List.of("sat=64,d=1", "sat=8,d=1", "sat=1,d=1");

    private final NodesOptions options;
    private final Generator generator;
    private final List<Site> sites = new ArrayList<>();
    private final Random random = new Random();
    private final List<String> complaints = new ArrayList<>();

    private record Run(Site site, Spread spread) {
        Asked asked() {
            return new Asked(site.title(), spread);
        }
    }

    private Nodes(NodesOptions options, Path made) throws IOException, InterruptedException {
        this.options = options;
        this.generator = new Generator(made, Applaud.withUsers(1_010, made));
        sites.add(Site.alone(made));
        for (var format : options.formats()) {
            sites.add(Site.of(format, made));
        }
    }

    /// Ends with 1 if anything was not delivered just as it should.
    ///
    /// @param arguments {@link NodesOptions}
    public static void main(String... arguments) throws Exception {
        var made = Path.of("benchmarks", "target", "fanout").toAbsolutePath();
        var nodes = new Nodes(NodesOptions.of(arguments), made);
        nodes.measure();
        nodes.sites.forEach(Site::close);
        nodes.complaints.forEach(System.err::println);
        System.exit(nodes.complaints.isEmpty() ? 0 : 1);
    }

    private void measure() throws InterruptedException {
        var runs = new ArrayList<Run>();
        for (var site : sites) {
            for (var spread : Spread.values()) {
                runs.add(new Run(site, spread));
            }
        }
        for (int i = 0; i < options.warmUp(); i++) {
            take(runs, new Rounds<>(), true);
        }
        var rounds = new Rounds<Asked, Turn>();
        for (int i = 0; i < options.rounds(); i++) {
            take(runs, rounds, false);
        }
        var report = new NodesReport(sites.stream().map(Site::title).toList(), rounds);
        System.out.println(String.join("\n", report.costs(), report.latencies(), report.deliveries()));
    }

    /// One turn each, in any order. What would be worthless is among the complaints instead.
    private void take(List<Run> runs, Rounds<Asked, Turn> rounds, boolean warmUp) throws InterruptedException {
        Collections.shuffle(runs, random);
        rounds.begin();
        for (var it : runs) {
            try {
                var turn = turn(it.site, it.spread, warmUp ? WARM_UP : it.spread.phases(options.seconds()));
                var bad = turn.complaints();
                bad.forEach(complaint -> complain(it, complaint));
                if (bad.isEmpty()) {
                    rounds.add(it.asked(), turn);
                }
            } catch (IOException e) {
                complain(it, String.valueOf(e.getMessage()));
            }
        }
    }

    private Turn turn(Site site, Spread spread, List<String> phases) throws IOException, InterruptedException {
        site.awaitRest();
        return generator.run(site.near(), site.far(), spread.connections(site), spread.far(site), phases);
    }

    private void complain(Run run, String what) {
        complaints.add("%s, %s: %s".formatted(run.site.title(), run.spread, what));
    }
}

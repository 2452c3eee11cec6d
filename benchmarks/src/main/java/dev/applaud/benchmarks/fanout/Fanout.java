package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Lets servers take turns at pushing events to many connections, and prints what that cost each. All of them are up
/// all the time; each round has them in another order. Run by the script `benchmarks/fanout`.
public final class Fanout {
    /// So many connections at most while code gets compiled.
    private static final int WARM_UP = 1_000;

    private static final List<Load> WARM_UP_LOADS = List.of(Load.SIXTY_FOUR, Load.EIGHT, Load.ONE);
    private static final double WARM_UP_SECONDS = 1;

    private final Options options;
    private final Path made;
    private final Generator generator;
    private final Map<Peer, Server> servers = new EnumMap<>(Peer.class);
    private final Random random = new Random();
    private final List<String> complaints = new ArrayList<>();

    private Fanout(Options options, Path made) throws IOException {
        int users = Math.max(options.idle(), Collections.max(options.connections()));
        this.options = options;
        this.made = made;
        this.generator = new Generator(made, Applaud.withUsers(users, made));
    }

    /// Ends with 1 if anything was not delivered just as it should.
    ///
    /// @param arguments {@link Options}
    public static void main(String... arguments) throws Exception {
        var made = Path.of("benchmarks", "target", "fanout").toAbsolutePath();
        var fanout = new Fanout(Options.of(arguments), made);
        if (fanout.options.rounds() > 0) {
            fanout.measureDeliveries();
        }
        if (fanout.options.idle() > 0) {
            fanout.measureIdle();
        }
        fanout.complaints.forEach(System.err::println);
        System.exit(fanout.complaints.isEmpty() ? 0 : 1);
    }

    private void measureDeliveries() throws IOException, InterruptedException {
        options.peers().forEach(this::start);
        var contenders = Contender.on(servers.keySet());
        warmUp(contenders);
        var panels = new ArrayList<Chart.Panel>();
        for (int connections : options.connections()) {
            var rounds = new Rounds<Contender, Turn>();
            var handshakes = new Rounds<Peer, Turn>();
            for (int i = 0; i < options.rounds(); i++) {
                take(contenders, connections, rounds, handshakes);
            }
            var report = new Report(connections, contenders, rounds, handshakes);
            System.out.println(report.deliveries() + "\n" + report.latencies());
            panels.addAll(report.panels());
        }
        Files.writeString(made.resolve("fanout.svg"), Chart.svg(panels));
        servers.values().forEach(Server::close);
        servers.clear();
    }

    private void start(Peer peer) {
        if (peer.isMissing(made)) {
            System.err.printf("%s is left out: what it needs could not be had.%n", peer.word());
            return;
        }
        try {
            var environment = peer == Peer.APPLAUD ? Applaud.settings(made.resolve("data")) : Map.<String, String>of();
            servers.put(peer, Server.start(peer, made, environment));
        } catch (IOException e) {
            System.err.printf("%s is left out: %s%n", peer.word(), e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void warmUp(List<Contender> contenders) throws IOException, InterruptedException {
        int connections = Math.min(WARM_UP, options.connections().getFirst());
        for (int i = 0; i < options.warmUp(); i++) {
            for (var it : contenders) {
                var loads = new ArrayList<>(WARM_UP_LOADS);
                loads.retainAll(it.loads(connections));
                turn(it, connections, loads, WARM_UP_SECONDS);
            }
        }
    }

    /// One turn each, in any order.
    private void take(
            List<Contender> contenders, int connections, Rounds<Contender, Turn> rounds, Rounds<Peer, Turn> handshakes)
            throws IOException, InterruptedException {
        var order = new ArrayList<>(contenders);
        Collections.shuffle(order, random);
        rounds.begin();
        handshakes.begin();
        var peers = EnumSet.noneOf(Peer.class);
        for (var it : order) {
            if (peers.add(it.peer)) {
                connect(it, connections).ifPresent(turn -> handshakes.add(it.peer, turn));
            }
            turn(it, connections, it.loads(connections), options.seconds()).ifPresent(turn -> rounds.add(it, turn));
        }
    }

    private Optional<Turn> turn(Contender contender, int connections, Collection<Load> loads, double seconds)
            throws IOException, InterruptedException {
        var phases = loads.stream().map(load -> load.phase + ",d=" + seconds).toList();
        return turn(contender, connections, server -> generator.run(server, contender, connections, phases, () -> {}));
    }

    private Optional<Turn> connect(Contender contender, int connections) throws IOException, InterruptedException {
        return turn(contender, connections, server -> generator.connect(server, contender, connections));
    }

    private interface Doing {
        Turn with(Server server) throws IOException, InterruptedException;
    }

    /// Nothing if its figures would be worthless, which is among the complaints then.
    private Optional<Turn> turn(Contender contender, int connections, Doing doing)
            throws IOException, InterruptedException {
        var server = Objects.requireNonNull(servers.get(contender.peer));
        try {
            server.awaitRest();
            var turn = doing.with(server);
            return isGood(contender, turn) ? Optional.of(turn) : Optional.empty();
        } catch (IOException e) {
            complain(contender, connections, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean isGood(Contender contender, Turn turn) {
        var bad = turn.complaints();
        bad.forEach(it -> complain(contender, turn.connections(), it));
        return bad.isEmpty();
    }

    private void complain(Contender contender, int connections, String what) {
        complaints.add("%s, %,d connections: %s".formatted(contender.title, connections, what));
    }

    private void measureIdle() throws IOException, InterruptedException {
        var stays = new EnumMap<Contender, Stay>(Contender.class);
        for (var peer : options.peers()) {
            if (peer.isAlive()) {
                start(peer);
            }
            var server = servers.remove(peer);
            if (server != null) {
                var contender = Contender.on(Set.of(peer)).getFirst();
                try (server) {
                    stays.put(contender, stay(server, contender));
                }
            }
        }
        System.out.println(Report.idle(options.idle(), stays));
    }

    /// On a server that has had a few clients already. The first seconds are for the collection.
    private Stay stay(Server server, Contender contender) throws IOException, InterruptedException {
        generator.run(server, contender, Math.min(2_000, options.idle()), List.of("idle,d=1"), () -> {});
        server.awaitRest();
        double before = server.liveHeap();
        var after = new double[1];
        var phases = List.of("idle,d=5,warm", "idle,d=" + options.idleSeconds());
        var turn = generator.run(server, contender, options.idle(), phases, () -> after[0] = server.liveHeap());
        isGood(contender, turn);
        var idle = turn.phases().getFirst();
        return new Stay(
                turn.memory().rssPerConnBytes(),
                (after[0] - before) / options.idle(),
                idle.server().cpuS() / idle.seconds());
    }
}

package dev.applaud.benchmarks.fanout;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What to measure, and how long.
///
/// @param connections how many receivers, one after another
/// @param warmUp turns of each that come before the rounds and do not count, for code that is compiled while it runs
/// @param rounds that count. 0 leaves out the deliveries
/// @param seconds of each load
/// @param idle connections that only stay, for memory and idle CPU time; 0 leaves that out
/// @param idleSeconds how long they do
record Options(
        Set<Peer> peers,
        List<Integer> connections,
        int warmUp,
        int rounds,
        double seconds,
        int idle,
        double idleSeconds) {
    static final Options DEFAULT = new Options(EnumSet.allOf(Peer.class), List.of(1_000, 10_000), 15, 5, 3, 15_000, 50);

    static Options of(String... arguments) {
        return read(DEFAULT, Options::with, arguments);
    }

    /// How one option changes the others.
    interface Change<T> {
        T with(T options, String name, String value);
    }

    static <T> T read(T defaults, Change<T> change, String... arguments) {
        var options = defaults;
        var words = new ArrayDeque<>(Arrays.asList(arguments));
        while (!words.isEmpty()) {
            var name = words.pop();
            if (words.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            options = change.with(options, name, words.pop());
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--peers" -> new Options(peers(value), connections, warmUp, rounds, seconds, idle, idleSeconds);
            case "--connections" -> new Options(peers, numbers(value), warmUp, rounds, seconds, idle, idleSeconds);
            case "--warm-up" ->
                new Options(peers, connections, Integer.parseInt(value), rounds, seconds, idle, idleSeconds);
            case "--rounds" ->
                new Options(peers, connections, warmUp, Integer.parseInt(value), seconds, idle, idleSeconds);
            case "--seconds" ->
                new Options(peers, connections, warmUp, rounds, Double.parseDouble(value), idle, idleSeconds);
            case "--idle" ->
                new Options(peers, connections, warmUp, rounds, seconds, Integer.parseInt(value), idleSeconds);
            case "--idle-seconds" ->
                new Options(peers, connections, warmUp, rounds, seconds, idle, Double.parseDouble(value));
            default -> throw new IllegalArgumentException(name + " is no option: see benchmarks/README.md");
        };
    }

    private static Set<Peer> peers(String value) {
        var words = Set.of(value.split(","));
        var peers = Arrays.stream(Peer.values())
                .filter(it -> words.contains(it.word()))
                .collect(Collectors.toSet());
        if (peers.size() != words.size()) {
            throw new IllegalArgumentException("--peers are some of "
                    + Arrays.stream(Peer.values()).map(Peer::word).collect(Collectors.joining(",")));
        }
        return EnumSet.copyOf(peers);
    }

    private static List<Integer> numbers(String value) {
        return Arrays.stream(value.split(",")).map(Integer::valueOf).toList();
    }
}

package dev.applaud.benchmarks.fanout;

import dev.applaud.redis.AdapterFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which formats to measure, and how long.
///
/// @param warmUp turns of each that come before the rounds and do not count
/// @param rounds that count
/// @param seconds of each load
record NodesOptions(List<AdapterFormat> formats, int warmUp, int rounds, double seconds) {
    static final NodesOptions DEFAULT = new NodesOptions(List.of(AdapterFormat.values()), 8, 5, 2);

    static NodesOptions of(String... arguments) {
        return Options.read(DEFAULT, NodesOptions::with, arguments);
    }

    private NodesOptions with(String name, String value) {
        return switch (name) {
            case "--formats" -> new NodesOptions(formats(value), warmUp, rounds, seconds);
            case "--warm-up" -> new NodesOptions(formats, Integer.parseInt(value), rounds, seconds);
            case "--rounds" -> new NodesOptions(formats, warmUp, Integer.parseInt(value), seconds);
            case "--seconds" -> new NodesOptions(formats, warmUp, rounds, Double.parseDouble(value));
            default -> throw new IllegalArgumentException(name + " is no option: see benchmarks/README.md");
        };
    }

    private static List<AdapterFormat> formats(String value) {
        return Arrays.stream(value.split(","))
                .map(it -> AdapterFormat.valueOf(it.toUpperCase(Locale.ROOT)))
                .toList();
    }
}

package dev.applaud.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a command was asked to measure, in words.
record Asked(Set<String> words) {
    static Asked of(String... arguments) {
        return new Asked(
                Stream.of(arguments).map(it -> it.toUpperCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    /// Whether this was asked for, or nothing of its kind.
    boolean has(String one, List<String> kind) {
        return words.contains(one) || Collections.disjoint(words, kind);
    }
}

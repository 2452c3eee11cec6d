package dev.applaud.benchmarks.fanout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// What was measured, round by round. A figure that is not to be had is NaN.
///
/// @param <C> who or what has a turn in each round
/// @param <T> what a turn yields
final class Rounds<C, T> {
    private final List<Map<C, T>> rounds = new ArrayList<>();

    void begin() {
        rounds.add(new HashMap<>());
    }

    /// In the round begun last.
    void add(C contender, T turn) {
        rounds.getLast().put(contender, turn);
    }

    double median(C contender, ToDoubleFunction<T> figure) {
        return median(rounds.stream().mapToDouble(it -> of(it, contender, figure)));
    }

    /// The median of the ratios within a round: whatever else the machine did then, it did to both.
    double ratio(C contender, C base, ToDoubleFunction<T> figure) {
        return median(rounds.stream().mapToDouble(it -> of(it, contender, figure) / of(it, base, figure)));
    }

    private static <C, T> double of(Map<C, T> round, C contender, ToDoubleFunction<T> figure) {
        var turn = round.get(contender);
        return turn == null ? Double.NaN : figure.applyAsDouble(turn);
    }

    private static double median(DoubleStream figures) {
        var sorted = figures.filter(Double::isFinite).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}

package dev.applaud.benchmarks.fanout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// What was measured, round by round. A figure that is not to be had is NaN.
///
/// @param <T> what one contender's turn yields
final class Rounds<T> {
    private final List<Map<Contender, T>> rounds = new ArrayList<>();

    void begin() {
        rounds.add(new EnumMap<>(Contender.class));
    }

    /// In the round begun last.
    void add(Contender contender, T turn) {
        rounds.getLast().put(contender, turn);
    }

    double median(Contender contender, ToDoubleFunction<T> figure) {
        return median(rounds.stream().mapToDouble(it -> of(it, contender, figure)));
    }

    /// The median of the ratios within a round: whatever else the machine did then, it did to both.
    double ratio(Contender contender, Contender base, ToDoubleFunction<T> figure) {
        return median(rounds.stream().mapToDouble(it -> of(it, contender, figure) / of(it, base, figure)));
    }

    private static <T> double of(Map<Contender, T> round, Contender contender, ToDoubleFunction<T> figure) {
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

package dev.applaud.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// One turn of each way.
record Round(Load.Result oneByOne, Load.Result inGroups) {
    double ratio() {
        return inGroups.perSecond() / oneByOne.perSecond();
    }

    /// A row of the table: medians, the ratio's too.
    static void print(List<Round> rounds, String database, String title, int callers) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %,.0f | %.1f | %,.0f | %.1f | %.2f |%n",
                database,
                title,
                callers,
                median(rounds, it -> it.oneByOne().perSecond()),
                median(rounds, it -> it.oneByOne().p99()),
                median(rounds, it -> it.inGroups().perSecond()),
                median(rounds, it -> it.inGroups().p99()),
                median(rounds, Round::ratio));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}

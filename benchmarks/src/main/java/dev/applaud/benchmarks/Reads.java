package dev.applaud.benchmarks;

import dev.applaud.jdbi.JdbiStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/// Measures how long reads take where a million rows are to choose from. Those that should cost the same take turns, so
/// that whatever else the machine does hits all; rounds that don't count come first. Each read checks what it has got.
public final class Reads {
    private static final int WARM_UP = 50;
    private static final int ROUNDS = 100;

    private final Database database;

    private Reads(Database database) {
        this.database = database;
    }

    /// @param arguments which databases (h2, mysql) and which reads ({@link Lists}) to measure; nothing means all
    public static void main(String... arguments) throws Exception {
        var asked = Asked.of(arguments);
        System.out.println("""
                | database | what | median, ms | longest, ms | × the first |
                | --- | --- | ---: | ---: | ---: |""");
        if (asked.has("H2", Database.NAMES)) {
            measure(Database.h2(), asked);
        }
        if (asked.has("MYSQL", Database.NAMES)) {
            measure(Database.mySql(), asked);
        }
    }

    private static void measure(Database database, Asked asked) {
        try (database) {
            var jdbi = Jdbi.create(database.pool());
            Million.prepare(jdbi);
            var names = Arrays.stream(Lists.values()).map(Enum::name).toList();
            for (var list : Lists.values()) {
                if (asked.has(list.name(), names)) {
                    new Reads(database).measure(list.reads(jdbi, JdbiStorage.on(jdbi)));
                }
            }
        }
    }

    private void measure(List<Read> reads) {
        var rounds = new ArrayList<double[]>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            rounds.add(reads.stream().mapToDouble(Read::millis).toArray());
        }
        var counted = rounds.subList(WARM_UP, rounds.size());
        for (int i = 0; i < reads.size(); i++) {
            int one = i;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.1f | %.2f |%n",
                    database.name(),
                    reads.get(i).title(),
                    middle(round -> counted.get(round)[one]),
                    counted.stream().mapToDouble(it -> it[one]).max().orElseThrow(),
                    middle(round -> counted.get(round)[one] / counted.get(round)[0]));
        }
    }

    private static double middle(IntToDoubleFunction figure) {
        return IntStream.range(0, ROUNDS)
                .mapToDouble(figure)
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }
}

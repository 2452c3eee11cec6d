package dev.applaud.benchmarks;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchStatistics;
import dev.applaud.domain.viewing.WatchTime;
import dev.applaud.jdbi.JdbiStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/// Measures how many reports of watch time on one content a database takes, in groups and one by one, and how long its
/// analytics take to read after a million of them. After each run the statistics must tell exactly what was reported.
public final class Watching {
    private static final int CALLERS = 256;
    private static final int ROUNDS = 5;
    private static final Duration TIME = Duration.ofSeconds(1);

    private static final int MILLION = 1_000_000;
    private static final int PLAYERS = 250;

    /// Of each viewing, three seconds apart. Every viewing is somebody else's.
    private static final int REPORTS = 10;

    private static final int READS = 1_000;

    private final Database database;
    private final Jdbi jdbi;
    private final JdbiStorage storage;
    private int runs;

    private Watching(Database database) {
        this.database = database;
        this.jdbi = Jdbi.create(database.pool());
        this.storage = JdbiStorage.on(jdbi);
    }

    /// @param arguments which databases (h2, mysql) to measure; nothing means both
    public static void main(String... arguments) throws Exception {
        var asked = Asked.of(arguments);
        if (asked.has("H2", Database.NAMES)) {
            measure(Database.h2());
        }
        if (asked.has("MYSQL", Database.NAMES)) {
            measure(Database.mySql());
        }
    }

    private static void measure(Database database) throws Exception {
        try (database) {
            var watching = new Watching(database);
            watching.compare();
            watching.read();
        }
    }

    private void compare() throws Exception {
        var rounds = new ArrayList<Round>();
        for (int i = 0; i <= ROUNDS; i++) {
            var oneByOne = run(new OneReportATime(jdbi)::track);
            rounds.add(new Round(oneByOne, run(this::track)));
        }
        rounds.removeFirst();
        Round.print(rounds, database.name(), "reports", CALLERS);
    }

    private Load.Result run(Consumer<WatchProgress> way) throws Exception {
        var id = newContent();
        var result = new Load(CALLERS, TIME)
                .run((caller, number) -> way.accept(report(id, caller * MILLION + number / REPORTS, number % REPORTS)));
        var told = statistics(id);
        if (told.viewings() != told.uniqueViewers()
                || told.watchedMillis() + 3_000 * told.viewings() != 3_000 * result.calls()) {
            throw new IllegalStateException(result.calls() + " acknowledged, but " + told);
        }
        return result;
    }

    private void read() throws Exception {
        var id = newContent();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var players = new ArrayList<Future<?>>();
            for (int i = 0; i < PLAYERS; i++) {
                int player = i;
                players.add(threads.submit(() -> play(id, player)));
            }
            for (var it : players) {
                it.get();
            }
        }
        var told = statistics(id);
        if (told.uniqueViewers() != MILLION / REPORTS
                || told.watchedMillis() != 3_000L * (REPORTS - 1) * told.viewings()) {
            throw new IllegalStateException("A million reported, but " + told);
        }
        var millis = readAgainAndAgain(id);
        System.out.printf(
                Locale.ROOT,
                "%s: analytics of %,d reports by %,d viewers read in %.2f ms, p99 %.2f ms%n",
                database.name(),
                MILLION,
                told.uniqueViewers(),
                millis[READS / 2],
                millis[READS * 99 / 100]);
    }

    private void play(ContentId id, int player) {
        for (int i = 0; i < MILLION / PLAYERS; i++) {
            track(report(id, player * MILLION + i / REPORTS, i % REPORTS));
        }
    }

    private double[] readAgainAndAgain(ContentId id) {
        var millis = new double[READS];
        for (int i = -READS; i < READS; i++) {
            long start = System.nanoTime();
            statistics(id);
            millis[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private ContentId newContent() {
        var id = new ContentId("w" + ++runs);
        storage.contents()
                .add(new Content(id, new ContentType("video"), new UserId("owner"), null, null, Instant.EPOCH));
        return id;
    }

    private static WatchProgress report(ContentId id, int viewing, int number) {
        var name = id.value() + "-" + viewing;
        return new WatchProgress(
                new ViewingId(name), id, new UserId(name), new WatchTime(3_000L * number), false, Instant.now());
    }

    private void track(WatchProgress report) {
        done(storage.viewings().track(report));
    }

    private WatchStatistics statistics(ContentId id) {
        return done(storage.viewings().statistics(id));
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var it) -> it;
            case Outcome.Refused<T> refused -> throw new IllegalStateException("Not done: " + refused);
        };
    }
}

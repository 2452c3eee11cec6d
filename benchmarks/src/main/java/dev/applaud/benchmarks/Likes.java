package dev.applaud.benchmarks;

import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.people.UserId;
import dev.applaud.jdbi.JdbiStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Measures how many changes of one content a database takes, in groups and one by one. The ways take turns, so that
/// whatever else the machine does hits both; a round that doesn't count comes first. After each, the tallies are
/// held against the rows and against what was acknowledged.
public final class Likes {
    private static final int ROUNDS = 5;
    private static final Duration TIME = Duration.ofSeconds(1);

    private final Database database;
    private final Jdbi jdbi;
    private final JdbiStorage storage;
    private int runs;

    private Likes(Database database) {
        this.database = database;
        this.jdbi = Jdbi.create(database.pool());
        this.storage = JdbiStorage.on(jdbi);
    }

    /// @param arguments which databases (h2, mysql) and which work ({@link Work}) to measure; nothing means all
    public static void main(String... arguments) throws Exception {
        var asked = Asked.of(arguments);
        System.out.println("""
                | database | what | callers | one by one, /s | p99, ms | in groups, /s | p99, ms | ratio |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |""");
        if (asked.has("H2", Database.NAMES)) {
            measure(Database.h2(), asked);
        }
        if (asked.has("MYSQL", Database.NAMES)) {
            measure(Database.mySql(), asked);
        }
    }

    private static void measure(Database database, Asked asked) throws Exception {
        try (database) {
            var likes = new Likes(database);
            var names = Arrays.stream(Work.values()).map(Enum::name).toList();
            for (var work : Work.values()) {
                if (asked.has(work.name(), names)) {
                    likes.measure(work);
                }
            }
        }
    }

    private void measure(Work work) throws Exception {
        for (int callers : work.callers()) {
            measure(work, callers);
        }
    }

    private void measure(Work work, int callers) throws Exception {
        var rounds = new ArrayList<Round>();
        for (int i = 0; i <= ROUNDS; i++) {
            var oneByOne = run(work, callers, new OneByOne(jdbi));
            rounds.add(new Round(oneByOne, run(work, callers, new InGroups(storage))));
        }
        rounds.removeFirst();
        Round.print(rounds, database.name(), work.title, callers);
    }

    private Load.Result run(Work work, int callers, Way way) throws Exception {
        var name = "r" + ++runs;
        var contents = newContents(name, work.contents);
        var popularity = new Popularity(work.contents);
        var result = new Load(callers, TIME).run((caller, number) -> {
            var id = contents.get(popularity.pick(31L * caller + number));
            work.change(way, id, name + "-" + caller + "-" + number);
        });
        check(work, name, result.calls());
        return result;
    }

    private List<ContentId> newContents(String name, int number) {
        var ids = new ArrayList<ContentId>();
        for (int i = 0; i < number; i++) {
            var id = new ContentId(name + ":" + i);
            storage.contents()
                    .add(new Content(id, new ContentType("video"), new UserId("owner"), null, null, Instant.EPOCH));
            ids.add(id);
        }
        return ids;
    }

    private void check(Work work, String name, long acknowledged) {
        long tallies = one("SELECT SUM(" + work.column + ") FROM content WHERE id LIKE ?", name);
        long versions = one("SELECT SUM(version) FROM content WHERE id LIKE ?", name);
        long rows = one("SELECT COUNT(*) FROM " + work.table + " WHERE content_id LIKE ?", name);
        if (tallies != acknowledged || versions != acknowledged || rows != acknowledged) {
            throw new IllegalStateException("%s: %d acknowledged, but %d counted, versions to %d, and %d rows"
                    .formatted(work, acknowledged, tallies, versions, rows));
        }
    }

    private long one(String sql, String name) {
        return jdbi.withHandle(
                it -> it.select(sql, name + ":%").mapTo(Long.class).one());
    }
}

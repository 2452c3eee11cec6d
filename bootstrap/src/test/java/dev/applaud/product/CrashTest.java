package dev.applaud.product;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.applaud.jdbi.RealMySql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL under mixed load, again and again on the same data. What was acknowledged is there afterwards, nothing else
/// was invented, tallies equal the facts, the comment log has no gap, and who comes back sees what the database holds.
///
/// The system property `applaud.crashes` says how often, `applaud.crashSeed` chooses the moments.
class CrashTest {
    private static final int CRASHES = Integer.getInteger("applaud.crashes", 1);
    private static final long SEED = Long.getLong("applaud.crashSeed", 1);

    @TempDir
    private Path data;

    private final Random random = new Random(SEED);
    private final List<Fan> fans = IntStream.range(0, 16)
            .mapToObj(i -> new Fan("fan" + i, new Random(SEED + i)))
            .toList();
    private final Screen screen = new Screen();
    private long shares;
    private long views;

    @Test
    void nothingAcknowledgedIsLostOnTheEmbeddedDatabase() throws Exception {
        for (int i = 0; i < CRASHES; i++) {
            checkThenCrash(Map.of());
        }
        check(Map.of());
    }

    @Test
    void nothingAcknowledgedIsLostOnMySqlWhichCrashesToo() throws Exception {
        try (var mysql = RealMySql.start()) {
            var environment = Map.of("DATABASE_URL", mysql.jdbcUrl("applaud"));
            RunningServer.migrate(data, environment);
            for (int i = 0; i < CRASHES; i++) {
                checkThenCrash(environment);
                mysql.kill();
                mysql.startAgain();
            }
            check(environment);
        }
    }

    private void check(Map<String, String> environment) throws IOException {
        try (var server = RunningServer.start(data, environment);
                var viewer = Viewer.of(server, "viewer", screen.connected())) {
            allIsAsAcknowledged(new Api(server), viewer);
        }
    }

    private void checkThenCrash(Map<String, String> environment) throws Exception {
        try (var server = RunningServer.start(data, environment);
                var viewer = Viewer.of(server, "viewer", screen.connected());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var api = new Api(server);
            api.call("POST", "/content", "owner", "{\"_id\":\"hot\",\"contentType\":\"video\"}");
            allIsAsAcknowledged(api, viewer);
            var moment = new CountDownLatch(20 + random.nextInt(300));
            var acting = fans.stream()
                    .map(fan -> callers.submit(() -> actUntilTheServerIsGone(fan, api, moment)))
                    .toList();
            assertThat(moment.await(120, TimeUnit.SECONDS))
                    .withFailMessage(() -> "Too few acknowledgements:\n" + server.log())
                    .isTrue();
            server.kill();
            for (var it : acting) {
                it.get();
            }
        }
    }

    private static void actUntilTheServerIsGone(Fan fan, Api api, CountDownLatch moment) {
        try {
            while (true) {
                fan.act(api);
                moment.countDown();
            }
        } catch (IOException e) {
            assertThat(moment.getCount())
                    .withFailMessage("Gone too early: " + e)
                    .isZero();
        }
    }

    private void allIsAsAcknowledged(Api api, Viewer viewer) throws IOException {
        viewer.joins("hot", screen.seq());
        var comments = allComments(api);
        var byAuthor = comments.stream().collect(groupingBy(CrashTest::author, mapping(CrashTest::id, toSet())));
        for (var fan : fans) {
            fan.assertKept(api, byAuthor.getOrDefault(fan.name(), Set.of()));
        }
        var content = api.call("GET", Fan.VIDEO, "owner", null).path("data");
        assertThat(content.path("likesCount").asLong()).isEqualTo(count(Fan::isLiking));
        assertThat(content.path("commentsCount").asInt()).isEqualTo(comments.size());
        shares = counted("share", content.path("sharesCount").asLong(), shares, Fan::shares);
        views = counted("view", content.path("viewsCount").asLong(), views, Fan::views);
        screen.assertShows(content, comments.stream().map(CrashTest::id).collect(toSet()));
        fans.forEach(Fan::settle);
    }

    private long count(Predicate<Fan> those) {
        return fans.stream().filter(those).count();
    }

    /// That the count rose by what was acknowledged, and perhaps by what is in doubt.
    private long counted(String deed, long now, long before, ToLongFunction<Fan> acknowledged) {
        long least = before + fans.stream().mapToLong(acknowledged).sum();
        assertThat(now).as("counted each " + deed).isBetween(least, least + count(it -> it.doubts(deed)));
        return now;
    }

    private static List<JsonNode> allComments(Api api) throws IOException {
        var all = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = api.call("GET", Fan.VIDEO + "/comments?limit=100&after=" + after, "owner", null)
                    .path("data");
            page.path("comments").forEach(all::add);
            after = page.path("nextCursor").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        return all;
    }

    private static String id(JsonNode comment) {
        return comment.path("_id").asText();
    }

    private static String author(JsonNode comment) {
        return comment.at("/userId/_id").asText();
    }
}

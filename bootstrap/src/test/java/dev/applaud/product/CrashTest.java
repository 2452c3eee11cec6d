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
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL under mixed load, again and again on the same data. What was acknowledged is there afterwards, nothing else
/// was invented, tallies equal the facts, and the comment log has no gap. Whoever heard no answer, and whoever did, may
/// ask again under the same key: it is done once, and told in the same words. Those who watch come to see what the
/// database holds, whether they were there before it all or joined in the middle.
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
    private final Screen lateScreen = new Screen();

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
                var early = Viewer.of(server, "early", screen.connected());
                var late = Viewer.of(server, "late", lateScreen.connected())) {
            allIsAsAcknowledged(new Api(server), early, late);
        }
    }

    private void checkThenCrash(Map<String, String> environment) throws Exception {
        try (var server = RunningServer.start(data, environment);
                var early = Viewer.of(server, "early", screen.connected());
                var late = Viewer.of(server, "late", lateScreen.connected());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var api = new Api(server);
            api.call("POST", "/content", "owner", "{\"_id\":\"hot\",\"contentType\":\"video\"}");
            allIsAsAcknowledged(api, early, late);
            late.leaves("hot");
            var moment = new CountDownLatch(20 + random.nextInt(300));
            var acting = fans.stream()
                    .map(fan -> callers.submit(() -> actUntilTheServerIsGone(fan, api, moment)))
                    .toList();
            late.joins("hot", lateScreen.seq());
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

    /// Once as the crash left it, and once when everybody has asked again for what was not answered.
    private void allIsAsAcknowledged(Api api, Viewer early, Viewer late) throws IOException {
        early.joins("hot", screen.seq());
        late.joins("hot", lateScreen.seq());
        allIsAsAcknowledged(api);
        for (var fan : fans) {
            fan.askAgain(api);
        }
        allIsAsAcknowledged(api);
    }

    private void allIsAsAcknowledged(Api api) throws IOException {
        var comments = allComments(api);
        var byAuthor = comments.stream().collect(groupingBy(CrashTest::author, mapping(CrashTest::id, toSet())));
        long likes = 0;
        for (var fan : fans) {
            fan.assertCommentsKept(byAuthor.getOrDefault(fan.name(), Set.of()));
            likes += fan.assertLikeKept(api) ? 1 : 0;
        }
        var content = api.call("GET", Deed.VIDEO, "owner", null).path("data");
        assertThat(content.path("likesCount").asLong()).isEqualTo(likes);
        assertThat(content.path("commentsCount").asInt()).isEqualTo(comments.size());
        assertCounted(Deed.Kind.SHARE, content.path("sharesCount").asLong(), Fan::shares);
        assertCounted(Deed.Kind.VIEW, content.path("viewsCount").asLong(), Fan::views);
        var ids = comments.stream().map(CrashTest::id).collect(toSet());
        for (var it : List.of(screen, lateScreen)) {
            it.awaitSight(content, ids);
        }
    }

    /// That everything counts that was acknowledged, and nothing else but perhaps what is in doubt.
    private void assertCounted(Deed.Kind kind, long count, ToLongFunction<Fan> acknowledged) {
        long least = fans.stream().mapToLong(acknowledged).sum();
        long doubts = fans.stream().filter(it -> it.doubts(kind)).count();
        assertThat(count).as("counted each " + kind).isBetween(least, least + doubts);
    }

    private static List<JsonNode> allComments(Api api) throws IOException {
        var all = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = api.call("GET", Deed.VIDEO + "/comments?limit=100&after=" + after, "owner", null)
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

package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.applaud.jdbi.RealMySql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged is there after SIGKILL, and nothing else was invented.
class CrashTest {
    private static final int CALLERS = 16;
    private static final int ACKNOWLEDGEMENTS_BEFORE_THE_CRASH = 600;
    private static final String VIDEO = "/content/hot";

    @TempDir
    private Path data;

    private final Set<String> likers = ConcurrentHashMap.newKeySet();
    private final Set<String> comments = ConcurrentHashMap.newKeySet();
    private final CountDownLatch acknowledged = new CountDownLatch(ACKNOWLEDGEMENTS_BEFORE_THE_CRASH);

    @Test
    void nothingAcknowledgedIsLostOnTheEmbeddedDatabase() throws Exception {
        crashUnderLoad(Map.of());
        try (var again = RunningServer.start(data, Map.of())) {
            everythingAcknowledgedIsThere(new Api(again));
        }
    }

    @Test
    void nothingAcknowledgedIsLostOnMySqlWhichCrashesToo() throws Exception {
        try (var mysql = RealMySql.start()) {
            var environment = Map.of("DATABASE_URL", mysql.jdbcUrl("applaud"));
            RunningServer.migrate(data, environment);
            crashUnderLoad(environment);
            mysql.kill();
            mysql.startAgain();
            try (var again = RunningServer.start(data, environment)) {
                everythingAcknowledgedIsThere(new Api(again));
            }
        }
    }

    private void crashUnderLoad(Map<String, String> environment) throws Exception {
        try (var server = RunningServer.start(data, environment);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var api = new Api(server);
            api.call("POST", "/content", "owner", "{\"_id\":\"hot\",\"contentType\":\"video\"}");
            var calling = IntStream.range(0, CALLERS)
                    .mapToObj(i -> callers.submit(() -> callUntilTheServerIsGone(api, "caller" + i)))
                    .toList();
            assertThat(acknowledged.await(60, TimeUnit.SECONDS))
                    .withFailMessage(() -> "Too few acknowledgements:\n" + server.log())
                    .isTrue();
            server.kill();
            for (var caller : calling) {
                caller.get();
            }
        }
    }

    private void callUntilTheServerIsGone(Api api, String name) {
        try {
            for (int i = 0; ; i++) {
                var user = name + "-" + i;
                if (isDone(api.call("PUT", VIDEO + "/like", user, null))) {
                    likers.add(user);
                    acknowledged.countDown();
                }
                var posted = api.call("POST", VIDEO + "/comments", user, "{\"text\":\"Great video!\"}");
                if (isDone(posted)) {
                    comments.add(posted.at("/data/comment/_id").asText());
                    acknowledged.countDown();
                }
            }
        } catch (IOException e) {
            assertThat(acknowledged.getCount())
                    .withFailMessage("Gone too early: " + e)
                    .isZero();
        }
    }

    private static boolean isDone(JsonNode answer) {
        return answer.path("success").asBoolean();
    }

    private void everythingAcknowledgedIsThere(Api api) throws IOException {
        for (var user : likers) {
            assertThat(api.call("GET", VIDEO, user, null).at("/data/isLiked").asBoolean())
                    .as("the like of " + user)
                    .isTrue();
        }
        var kept = allComments(api);
        assertThat(kept).containsAll(comments);
        var content = api.call("GET", VIDEO, "owner", null).path("data");
        assertThat(content.path("commentsCount").asInt()).isEqualTo(kept.size());
        assertThat(content.path("likesCount").asInt()).isBetween(likers.size(), likers.size() + CALLERS);
    }

    private static Set<String> allComments(Api api) throws IOException {
        var ids = new HashSet<String>();
        var after = "";
        do {
            var page = api.call("GET", VIDEO + "/comments?limit=100&after=" + after, "owner", null)
                    .path("data");
            page.path("comments").forEach(it -> ids.add(it.path("_id").asText()));
            after = page.path("nextCursor").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        return ids;
    }
}

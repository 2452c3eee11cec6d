package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.redis.AdapterFormat;
import dev.applaud.redis.ClusterOptions;
import dev.applaud.redis.Emitter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one database and one Redis.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusteredNodesTest {
    private static final int COMMENTS = 40;

    private final TwoNodes nodes;
    private final RunningServer here;
    private final RunningServer there;
    private final Api api;
    private int contents;
    private String video = "";

    ClusteredNodesTest(@TempDir Path data) {
        nodes = new TwoNodes(data, format());
        here = nodes.here();
        there = nodes.there();
        api = new Api(here);
    }

    AdapterFormat format() {
        return AdapterFormat.CLASSIC;
    }

    @BeforeEach
    void publish() throws Exception {
        video = "v" + contents++;
        api.call("POST", "/content", "owner", "{\"_id\":\"" + video + "\",\"contentType\":\"video\"}");
        nodes.awaitRedis();
    }

    @AfterAll
    void stop() {
        nodes.close();
    }

    private String path(String rest) {
        return "/content/" + video + rest;
    }

    @Test
    void countsReachTheOtherNodeWithWhoChangedThem() throws Exception {
        try (var viewer = Viewer.of(there, "viewer")) {
            viewer.joins(video);
            api.call("PUT", path("/like"), "fan", null);
            var like = viewer.hears("video:like");
            assertThat(like.path("userId").asText()).isEqualTo("fan");
            assertThat(like.path("likesCount").asInt()).isEqualTo(1);
            api.call("POST", path("/share"), "fan", "{}");
            assertThat(viewer.hears("video:share").path("userId").asText()).isEqualTo("fan");
            api.call("POST", path("/view"), "fan", "{}");
            assertThat(viewer.hears("video:view").path("viewsCount").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aLogWrittenAtBothNodesIsHeardOnceAndInOrderAtBoth() throws Exception {
        var other = new Api(there);
        try (var ada = Viewer.of(here, "ada");
                var bob = Viewer.of(there, "bob")) {
            ada.joins(video);
            bob.joins(video);
            for (int i = 0; i < COMMENTS; i++) {
                (i % 2 == 0 ? api : other).call("POST", path("/comments"), "author", "{\"text\":\"" + i + "\"}");
            }
            for (var viewer : List.of(ada, bob)) {
                assertThat(IntStream.range(0, COMMENTS)
                                .mapToObj(_ -> viewer.hears("video:comment"))
                                .map(it -> it.path("seq").asLong()))
                        .isEqualTo(LongStream.rangeClosed(1, COMMENTS).boxed().toList());
                assertThat(viewer.hasHeardMore("video:comment")).isFalse();
            }
        }
    }

    @Test
    void aRemovedCommentIsHeardAtTheOtherNode() throws Exception {
        try (var viewer = Viewer.of(there, "viewer")) {
            viewer.joins(video);
            api.call("POST", path("/comments"), "author", "{\"text\":\"Oops\"}");
            var id = viewer.hears("video:comment").at("/comment/_id").asText();
            api.call("DELETE", path("/comments/" + id), "author", null);
            var removed = viewer.hears("video:comment_deleted");
            assertThat(removed.path("commentId").asText()).isEqualTo(id);
            assertThat(removed.path("seq").asLong()).isEqualTo(2);
        }
    }

    @Test
    void typingIsSeenAtTheOtherNode() {
        try (var ada = Viewer.of(here, "ada");
                var bob = Viewer.of(there, "bob")) {
            ada.joins(video);
            bob.joins(video);
            ada.types(video);
            assertThat(bob.hears("video:user_typing").path("userId").asText()).isEqualTo("ada");
        }
    }

    @Test
    void aRemovedVideoIsHeardAtTheOtherNodeOnce() throws Exception {
        try (var viewer = Viewer.of(there, "viewer")) {
            viewer.joins(video);
            api.call("DELETE", path(""), "owner", null);
            assertThat(viewer.hears("video:removed").path("contentId").asText()).isEqualTo(video);
            assertThat(viewer.hasHeardMore("video:removed")).isFalse();
        }
    }

    @Test
    void viewersOfAllNodesAreCountedButNotThoseOfOneThatDied(@TempDir Path data) {
        try (var dying = RunningServer.start(data, nodes.environment());
                var ada = Viewer.of(dying, "ada");
                var bob = Viewer.of(here, "bob")) {
            ada.joins(video);
            TwoNodes.await(() -> viewers(bob) == 2);
            dying.kill();
            TwoNodes.await(() -> viewers(bob) == 1);
        }
    }

    private int viewers(Viewer viewer) {
        return viewer.joins(video).path("viewers").asInt();
    }

    @Test
    void anotherBackEndReachesAllNodes() {
        try (var ada = Viewer.of(here, "ada");
                var bob = Viewer.of(there, "bob");
                var emitter = Emitter.open(nodes.redis().server(), ClusterOptions.DEFAULTS.format(format()))) {
            emitter.emit("maintenance", Map.of("in", 5)).join();
            assertThat(ada.hears("maintenance").path("in").asInt()).isEqualTo(5);
            assertThat(bob.hears("maintenance").path("in").asInt()).isEqualTo(5);
            emitter.to("user_bob").emit("gift", Map.of("coins", 3)).join();
            assertThat(bob.hears("gift").path("coins").asInt()).isEqualTo(3);
        }
    }

    @Test
    void withoutRedisNodesAreDegradedAndTheDatabaseStillBringsThemTogether() throws Exception {
        try (var viewer = Viewer.of(there, "viewer")) {
            viewer.joins(video);
            nodes.redis().kill();
            nodes.awaitLossOfRedis();
            api.call("POST", path("/comments"), "author", "{\"text\":\"Alone\"}");
            assertThat(viewer.hears("video:comment").at("/comment/text").asText())
                    .isEqualTo("Alone");
            nodes.redis().startAgain();
            nodes.awaitRedis();
            api.call("PUT", path("/like"), "fan", null);
            assertThat(viewer.hears("video:like").path("userId").asText()).isEqualTo("fan");
        }
    }
}

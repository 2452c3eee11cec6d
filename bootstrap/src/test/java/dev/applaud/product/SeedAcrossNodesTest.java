package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.applaud.redis.AdapterFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The rows of the contract of which two nodes must be as one, beside those in [ClusteredNodesTest]: whoever is to hear
/// something hears it once on each connection, wherever it is and wherever it happened.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedAcrossNodesTest {
    private static final String EVERYONE = "\"everyone\":true";

    private final TwoNodes nodes;
    private final Api api;
    private final Api other;
    private int tests;
    private int fences;
    private String video = "";
    private String owner = "";

    SeedAcrossNodesTest(@TempDir Path data) {
        nodes = new TwoNodes(data, AdapterFormat.CLASSIC);
        api = new Api(nodes.here());
        other = new Api(nodes.there());
    }

    @BeforeEach
    void publish() throws Exception {
        nodes.awaitRedis();
        video = "v" + tests;
        owner = "owner" + tests++;
        done(api, "POST", "/content", owner, "{\"_id\":\"" + video + "\",\"contentType\":\"video\"}");
    }

    @AfterAll
    void stop() {
        nodes.close();
    }

    private static JsonNode done(Api at, String method, String path, String user, String body) throws IOException {
        var answer = at.call(method, path, user, body);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    private String path(String rest) {
        return "/content/" + video + rest;
    }

    private void emit(Api at, String to, String event) throws IOException {
        done(at, "POST", "/admin/emit", "admin", "{" + to + ",\"event\":\"" + event + "\",\"data\":{\"from\":1}}");
    }

    /// That each of them hears this event, and does so once: whatever else is told of it comes before a later event
    /// that both nodes tell everyone.
    private void hearOnce(String event, Viewer... viewers) throws IOException {
        for (var viewer : viewers) {
            viewer.hears(event);
        }
        hearNoMoreOf(event, viewers);
    }

    private void hearNoMoreOf(String event, Viewer... viewers) throws IOException {
        for (var at : List.of(api, other)) {
            var fence = "fence" + fences++;
            emit(at, EVERYONE, fence);
            for (var viewer : viewers) {
                viewer.hears(fence);
            }
        }
        for (var viewer : viewers) {
            assertThat(viewer.hasHeardMore(event)).isFalse();
        }
    }

    private void follow(String... followers) throws IOException {
        for (var it : followers) {
            done(api, "PUT", "/users/" + owner + "/follow", it, "{}");
        }
    }

    private long announce(Viewer creator) {
        creator.asks("feed:new_content", Map.of("contentId", video, "contentType", "video"));
        return creator.hears("feed:content_broadcasted")
                .path("followersNotified")
                .asLong();
    }

    private static void subscribe(Viewer... viewers) {
        for (var it : viewers) {
            it.asks("feed:subscribe", Map.of());
        }
    }

    @Test
    void newContentIsToldToFollowersAtAllNodesAndEachIsCountedOnce() throws Exception {
        follow("ada", "bob", "eve", "offline");
        try (var creator = Viewer.of(nodes.here(), owner);
                var ada = Viewer.of(nodes.here(), "ada");
                var bob = Viewer.of(nodes.there(), "bob");
                var eve = Viewer.of(nodes.here(), "eve");
                var evesOther = Viewer.of(nodes.there(), "eve");
                var stranger = Viewer.of(nodes.there(), "stranger")) {
            subscribe(ada, bob, eve, evesOther, stranger);
            assertThat(announce(creator)).isEqualTo(3);
            hearOnce("feed:refresh", ada, bob, eve, evesOther);
            hearNoMoreOf("feed:refresh", stranger);
            evesOther.asks("feed:unsubscribe", Map.of());
            assertThat(announce(creator)).isEqualTo(3);
            hearOnce("feed:refresh", ada, bob, eve);
            hearNoMoreOf("feed:refresh", evesOther);
        }
    }

    @Test
    void contentThatIsPublishedAtOneNodeIsToldAtTheOther() throws Exception {
        follow("ada");
        try (var ada = Viewer.of(nodes.there(), "ada")) {
            subscribe(ada);
            var id = video + "-news";
            var draft = "{\"_id\":\"" + id + "\",\"contentType\":\"clip\",\"notifyFollowers\":true}";
            done(api, "POST", "/content", owner, draft);
            var refresh = ada.hears("feed:refresh");
            assertThat(refresh.path("type").asText()).isEqualTo("new_content");
            assertThat(refresh.path("contentId").asText()).isEqualTo(id);
            assertThat(refresh.path("contentType").asText()).isEqualTo("clip");
            assertThat(refresh.at("/creator/username").asText()).isEqualTo("@" + owner);
        }
    }

    @Test
    void aNodeThatDoesNotAnswerHoldsNobodyUp() throws Exception {
        follow("ada", "bob");
        try (var creator = Viewer.of(nodes.here(), owner);
                var ada = Viewer.of(nodes.here(), "ada");
                var bob = Viewer.of(nodes.there(), "bob")) {
            subscribe(ada, bob);
            nodes.there().freeze();
            try {
                assertThat(announce(creator)).isEqualTo(1);
                ada.hears("feed:refresh");
            } finally {
                nodes.there().thaw();
            }
            hearOnce("feed:refresh", bob);
        }
    }

    @Test
    void countsAreToldOnceToEachConnection() throws Exception {
        try (var ada = Viewer.of(nodes.here(), "ada");
                var adasOther = Viewer.of(nodes.there(), "ada")) {
            ada.joins(video);
            adasOther.joins(video);
            done(api, "POST", path("/like"), "fan", "{}");
            hearOnce("video:like", ada, adasOther);
            done(other, "POST", path("/share"), "fan", "{}");
            hearOnce("video:share", ada, adasOther);
            done(other, "POST", path("/view"), "fan", "{}");
            hearOnce("video:view", ada, adasOther);
        }
    }

    @Test
    void whoTypesIsNotToldSoOnAConnectionToTheOtherNode() throws Exception {
        try (var ada = Viewer.of(nodes.here(), "ada");
                var adasOther = Viewer.of(nodes.there(), "ada");
                var bob = Viewer.of(nodes.there(), "bob")) {
            ada.joins(video);
            adasOther.joins(video);
            bob.joins(video);
            ada.types(video);
            hearOnce("video:user_typing", bob);
            hearNoMoreOf("video:user_typing", ada, adasOther);
        }
    }

    @Test
    void typingAtTwoNodesIsToldOnceInTwoSeconds() throws Exception {
        try (var ada = Viewer.of(nodes.here(), "ada");
                var adasOther = Viewer.of(nodes.there(), "ada");
                var bob = Viewer.of(nodes.there(), "bob")) {
            for (var viewer : List.of(ada, adasOther, bob)) {
                viewer.joins(video);
            }
            ada.types(video);
            bob.hears("video:user_typing");
            adasOther.asks("video:comment_typing", Map.of("contentId", video));
            hearNoMoreOf("video:user_typing", bob);
        }
    }

    @Test
    void whatWasMissedAtOneNodeIsReplayedAtTheOther() throws Exception {
        long since;
        try (var ada = Viewer.of(nodes.here(), "ada")) {
            ada.joins(video);
            done(api, "POST", path("/comments"), "author", "{\"text\":\"First\"}");
            since = ada.hears("video:comment").path("seq").asLong();
        }
        done(api, "POST", path("/comments"), "author", "{\"text\":\"Second\"}");
        try (var ada = Viewer.of(nodes.there(), "ada")) {
            assertThat(ada.joins(video, since).path("seq").asLong()).isEqualTo(since + 1);
            assertThat(ada.hears("video:comment").at("/comment/text").asText()).isEqualTo("Second");
            hearNoMoreOf("video:comment", ada);
        }
    }

    @Test
    void viewersComeAndGoAtBothNodes() throws Exception {
        try (var ada = Viewer.of(nodes.here(), "ada");
                var bob = Viewer.of(nodes.there(), "bob")) {
            ada.joins(video);
            TwoNodes.await(() -> bob.joins(video).path("viewers").asInt() == 2);
            TwoNodes.await(() -> roomSize("video_" + video) == 2);
            ada.leaves(video);
            TwoNodes.await(() -> roomSize("video_" + video) == 1);
            ada.asks("livestream:join", Map.of("livestreamId", video));
            TwoNodes.await(() -> bob.asks("livestream:join", Map.of("livestreamId", video))
                            .path("viewers")
                            .asInt()
                    == 2);
            TwoNodes.await(() -> admin("connections").path("connections").asInt() == 2);
        }
    }

    private int roomSize(String room) {
        return admin("rooms/" + room).path("size").asInt();
    }

    private JsonNode admin(String what) {
        try {
            return api.call("GET", "/admin/" + what, "admin", null).path("data");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anotherBackEndReachesAUserARoomAndEveryoneThroughAnyNode() throws Exception {
        try (var ada = Viewer.of(nodes.here(), "ada");
                var adasOther = Viewer.of(nodes.there(), "ada");
                var bob = Viewer.of(nodes.there(), "bob")) {
            bob.asks("livestream:join", Map.of("livestreamId", video));
            emit(api, "\"userId\":\"ada\"", "gift");
            hearOnce("gift", ada, adasOther);
            hearNoMoreOf("gift", bob);
            emit(api, "\"room\":\"livestream_" + video + "\"", "raise");
            hearOnce("raise", bob);
            hearNoMoreOf("raise", ada, adasOther);
            emit(other, EVERYONE, "maintenance");
            hearOnce("maintenance", ada, adasOther, bob);
        }
    }

    @Test
    void theLastOfManyCountsComesAtBothNodes() throws Exception {
        try (var ada = Viewer.of(nodes.here(), "ada");
                var bob = Viewer.of(nodes.there(), "bob")) {
            ada.joins(video);
            bob.joins(video);
            for (int i = 0; i < 60; i++) {
                done(i % 2 == 0 ? api : other, "POST", path("/view"), "fan", "{}");
            }
            for (var viewer : List.of(ada, bob)) {
                long told = 0;
                while (told < 60) {
                    long next = viewer.hears("video:view").path("viewsCount").asLong();
                    assertThat(next).isGreaterThanOrEqualTo(told);
                    told = next;
                }
            }
        }
    }

    @Test
    void aPostThatIsTriedAgainAtTheOtherNodeIsDoneOnce() throws Exception {
        try (var ada = Viewer.of(nodes.there(), "ada")) {
            ada.joins(video);
            var first = api.call("POST", path("/comments"), "author", "{\"text\":\"Once\"}", "key");
            assertThat(other.call("POST", path("/comments"), "author", "{\"text\":\"Once\"}", "key"))
                    .isEqualTo(first);
            hearOnce("video:comment", ada);
        }
    }

    @Test
    void watchingAtBothNodesAddsUp() throws Exception {
        try (var ada = Viewer.of(nodes.here(), "ada");
                var bob = Viewer.of(nodes.there(), "bob")) {
            for (var viewer : List.of(ada, bob)) {
                viewer.joins(video);
                viewer.asks("video:watch_progress", Map.of("contentId", video, "watchTime", 10, "completed", true));
                viewer.asks("video:quality_change", Map.of("contentId", video, "quality", "720p", "buffering", false));
            }
            var analytics = api.call("GET", path("/analytics"), owner, null).path("data");
            assertThat(analytics.path("uniqueViewers").asInt()).isEqualTo(2);
            assertThat(analytics.at("/watchTime/sum").asDouble()).isEqualTo(20);
        }
    }
}

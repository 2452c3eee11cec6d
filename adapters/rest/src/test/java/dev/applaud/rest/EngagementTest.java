package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.content.ContentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class EngagementTest {
    private final Api api;
    private final World world;
    private final String id;

    EngagementTest(Api api, World world) {
        this.api = api;
        this.world = world;
        this.id = api.content("creator-" + newId());
    }

    @Test
    void postingALikeTogglesItAsTheSeedSays() {
        assertThat(api.as("ann").post("/content/" + id + "/like").text())
                .isEqualTo(
                        "{\"success\":true,\"data\":{\"isLiked\":true,\"likesCount\":1},\"message\":\"Content liked\"}");
        assertThat(api.as("bob")
                        .post("/content/" + id + "/like")
                        .data()
                        .get("likesCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(api.as("ann").post("/content/" + id + "/like").text())
                .isEqualTo(
                        "{\"success\":true,\"data\":{\"isLiked\":false,\"likesCount\":1},\"message\":\"Content unliked\"}");
    }

    @Test
    void settingALikeTwiceIsHeardOnce() {
        assertThat(api.as("ann").put("/content/" + id + "/like").message()).isEqualTo("Content liked");
        assertThat(api.as("ann").put("/content/" + id + "/like").message()).isEqualTo("Content liked");
        assertThat(api.as("ann").delete("/content/" + id + "/like").message()).isEqualTo("Content unliked");
        assertThat(api.as("ann").delete("/content/" + id + "/like").message()).isEqualTo("Content unliked");
        assertThat(world.broadcast.events(LikeChanged.class).stream()
                        .filter(it -> it.contentId().equals(new ContentId(id))))
                .extracting(LikeChanged::isLiked)
                .containsExactly(true, false);
    }

    @Test
    void aViewCountsWithAndWithoutAToken() {
        assertThat(api.post("/content/" + id + "/view").text())
                .isEqualTo("{\"success\":true,\"data\":{\"viewsCount\":1}}");
        assertThat(api.as("ann")
                        .post("/content/" + id + "/view")
                        .data()
                        .get("viewsCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void anUnknownViewerIsKnownByTheirAddress() {
        api.post("/content/" + id + "/view");
        assertThat(api.post("/content/" + id + "/view").data().get("viewsCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void aShareCountsEveryTime() {
        assertThat(api.as("ann").post("/content/" + id + "/share").text())
                .isEqualTo("{\"success\":true,\"data\":{\"sharesCount\":1},\"message\":\"Share recorded\"}");
        assertThat(api.as("ann")
                        .post("/content/" + id + "/share")
                        .data()
                        .get("sharesCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatNeedsNoBodyTakesAnyAndNone() {
        var ann = api.as("ann");
        assertThat(ann.with("Content-Type", "application/json")
                        .post("/content/" + id + "/like")
                        .status())
                .isEqualTo(200);
        assertThat(ann.post("/content/" + id + "/like", "{}").status()).isEqualTo(200);
        assertThat(ann.with("Content-Type", "text/plain")
                        .post("/content/" + id + "/share", "x")
                        .status())
                .isEqualTo(200);
        assertThat(api.with("Content-Type", "image/png")
                        .post("/content/" + id + "/view", "x")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nothingHappensToAContentThatIsNotThere() {
        var ann = api.as("ann");
        var there = "/content/none-" + newId();
        assertThat(ann.post(there + "/like").code()).isEqualTo("CONTENT_NOT_FOUND");
        assertThat(ann.put(there + "/like").status()).isEqualTo(404);
        assertThat(ann.delete(there + "/like").status()).isEqualTo(404);
        assertThat(ann.post(there + "/view").status()).isEqualTo(404);
        assertThat(ann.post(there + "/share").status()).isEqualTo(404);
    }

    @Test
    void anIdThatIsNoneIsNamed() {
        var answer = api.as("ann").post("/content/not%20an%20id/like");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("contentId");
        assertThat(api.post("/content/" + "x".repeat(65) + "/view").status()).isEqualTo(422);
    }
}

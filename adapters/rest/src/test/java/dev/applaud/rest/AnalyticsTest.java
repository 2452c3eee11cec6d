package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.PlayerState;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class AnalyticsTest {
    private final Api api;
    private final World world;
    private final String owner = "owner-" + newId();
    private final ContentId id;

    AnalyticsTest(Api api, World world) {
        this.api = api;
        this.world = world;
        this.id = new ContentId(api.content(owner));
    }

    @Test
    void anOwnerSeesHowTheirContentIsWatched() {
        watched("ann", 1500, true);
        watched("bob", 500, false);
        changed("720p", false);
        changed("720p", false);
        changed("auto", true);
        changed("1080p", false);
        var data = api.as(owner).get("/content/" + id.value() + "/analytics").data();
        assertThat(data.get("uniqueViewers").asInt()).isEqualTo(2);
        assertThat(data.get("watchTime").toString()).isEqualTo("{\"sum\":2.0,\"mean\":1.0}");
        assertThat(data.get("completionRate").asDouble()).isEqualTo(0.5);
        assertThat(data.get("retention").toString())
                .isEqualTo("[{\"second\":0,\"share\":1.0},{\"second\":1,\"share\":0.5}]");
        assertThat(data.at("/qualities/0").toString()).isEqualTo("{\"quality\":\"720p\",\"share\":0.5}");
        assertThat(data.get("bufferingShare").asDouble()).isEqualTo(0.25);
    }

    @Test
    void whoeverComesBackIsOneViewerAndAnotherViewing() {
        watched("ann", 1500, false);
        watched("ann", 90_000, true);
        var data = api.as(owner).get("/content/" + id.value() + "/analytics").data();
        assertThat(data.get("viewings").asInt()).isEqualTo(2);
        assertThat(data.get("uniqueViewers").asInt()).isEqualTo(1);
        assertThat(data.at("/retention/90").toString()).isEqualTo("{\"second\":90,\"share\":0.5}");
    }

    @Test
    void whatIsRemovedTellsNothingAnyMore() {
        watched("ann", 1500, false);
        api.as(owner).delete("/content/" + id.value());
        assertThat(api.as(owner).get("/content/" + id.value() + "/analytics").code())
                .isEqualTo("CONTENT_NOT_FOUND");
    }

    @Test
    void withoutViewersTheAnswerIsNought() {
        assertThat(api.as("admin-1")
                        .get("/content/" + id.value() + "/analytics")
                        .data()
                        .toString())
                .isEqualTo("{\"contentId\":\"" + id.value() + "\",\"views\":0,\"viewings\":0,\"uniqueViewers\":0,"
                        + "\"watchTime\":{\"sum\":0.0,\"mean\":0.0},\"completionRate\":0.0,"
                        + "\"retention\":[],\"qualities\":[],\"bufferingShare\":0.0}");
    }

    @Test
    void othersSeeNothing() {
        assertThat(api.as("ann").get("/content/" + id.value() + "/analytics").code())
                .isEqualTo("FORBIDDEN");
        assertThat(api.as("ann").get("/content/none-" + newId() + "/analytics").code())
                .isEqualTo("CONTENT_NOT_FOUND");
    }

    private void watched(String viewer, long millis, boolean completed) {
        var report = new WatchProgress(
                new ViewingId(newId()), id, new UserId(viewer), new WatchTime(millis), completed, NOW);
        done(world.storage.viewings().track(report));
    }

    private void changed(String quality, boolean buffering) {
        var state = new PlayerState(new Quality(quality), buffering);
        var change = new QualityChange(new ViewingId(newId()), id, new UserId("ann"), state, NOW);
        done(world.storage.viewings().track(change));
    }
}

package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.WatchStatistics;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import dev.applaud.realtime.live.Guest;
import dev.applaud.realtime.live.LiveServer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WatchingVideosTest {
    @AutoClose
    private final LiveServer server = new LiveServer();

    @AutoClose
    private final Guest ada = server.connect("ada");

    private final ContentId id = Samples.stored(server.storage()).id();
    private final Map<String, Object> video = Map.of("contentId", id.value());

    private Map<String, Object> reported(Object watchTime, boolean completed) {
        return ada.asks(
                "video:watch_progress",
                Map.of("contentId", id.value(), "watchTime", watchTime, "completed", completed));
    }

    private WatchStatistics statistics() {
        return Samples.done(server.storage().viewings().statistics(id));
    }

    @Test
    void progressIsStoredAndConfirmed() {
        var tracked = Map.<String, Object>of(
                "contentId",
                id.value(),
                "watchTime",
                45.5,
                "completed",
                false,
                "timestamp",
                "2026-03-01T12:34:56.789Z");
        assertThat(reported(45.5, false)).isEqualTo(Map.of("success", true, "data", tracked));
        assertThat(ada.hears("video:progress_tracked")).isEqualTo(tracked);
        assertThat(statistics().watchedMillis()).isEqualTo(45_500);
    }

    @Test
    void watchTimeNeverMovesBackWithinAViewing() {
        ada.asks("video:join", video);
        reported(30, true);
        assertThat(reported(10, false))
                .extractingByKey("data")
                .hasFieldOrPropertyWithValue("watchTime", 30)
                .hasFieldOrPropertyWithValue("completed", true);
        assertThat(statistics().viewings()).isEqualTo(1);
    }

    @Test
    void joiningAnewBeginsANewViewing() {
        ada.asks("video:join", video);
        reported(30, false);
        ada.asks("video:join", video);
        reported(10, false);
        assertThat(statistics().viewings()).isEqualTo(2);
        assertThat(statistics().watchedMillis()).isEqualTo(40_000);
    }

    @Test
    void leavingEndsTheViewing() {
        reported(30, false);
        ada.asks("video:leave", video);
        reported(10, false);
        assertThat(statistics().viewings()).isEqualTo(2);
    }

    @Test
    void eachConnectionHasAViewingOfItsOwn() {
        reported(30, false);
        try (var other = server.connect("ada")) {
            other.asks("video:watch_progress", Map.of("contentId", id.value(), "watchTime", 20, "completed", false));
        }
        assertThat(statistics().viewings()).isEqualTo(2);
        assertThat(statistics().uniqueViewers()).isEqualTo(1);
    }

    @Test
    void aReportSentAgainChangesNothing() {
        reported(30, true);
        var again = reported(30, true);
        assertThat(again).containsEntry("success", true);
        assertThat(statistics().viewings()).isEqualTo(1);
        assertThat(statistics().watchedMillis()).isEqualTo(30_000);
    }

    @Test
    void aQualityChangeSentAgainCountsOnce() {
        var change = Map.<String, Object>of("contentId", id.value(), "quality", "720p", "buffering", false);
        ada.asks("video:quality_change", change);
        ada.asks("video:quality_change", change);
        assertThat(statistics().qualities()).containsExactly(new QualityCount(new Quality("720p"), 1, 0));
    }

    @Test
    void progressOfAnUnknownVideoIsRefused() {
        var answer =
                ada.asks("video:watch_progress", Map.of("contentId", "unknown", "watchTime", 1, "completed", false));
        assertThat(answer).containsEntry("code", "CONTENT_NOT_FOUND");
    }

    @Test
    void aQualityChangeIsStoredAndAcknowledged() {
        var answer =
                ada.asks("video:quality_change", Map.of("contentId", id.value(), "quality", "720p", "buffering", true));
        assertThat(answer)
                .isEqualTo(Map.of(
                        "success",
                        true,
                        "data",
                        Map.of(
                                "contentId",
                                id.value(),
                                "quality",
                                "720p",
                                "buffering",
                                true,
                                "timestamp",
                                "2026-03-01T12:34:56.789Z")));
        assertThat(statistics().bufferingShare()).isEqualTo(1);
        assertThat(ada.heardSoFar()).isEmpty();
    }
}

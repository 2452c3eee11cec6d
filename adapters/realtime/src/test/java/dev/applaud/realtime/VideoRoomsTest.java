package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.people.UserId;
import dev.applaud.realtime.live.Guest;
import dev.applaud.realtime.live.LiveServer;
import dev.applaud.realtime.live.TroubledEngagements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class VideoRoomsTest {
    private static final Map<String, Object> UNKNOWN = Map.of("contentId", "unknown");

    @AutoClose
    private final LiveServer server = new LiveServer(new RealtimeSettings(Duration.ofSeconds(30), 3));

    @AutoClose
    private final Guest ada = server.connect("ada");

    private ContentId video() {
        return Samples.stored(server.storage()).id();
    }

    private static Map<String, Object> naming(ContentId id) {
        return Map.of("contentId", id.value());
    }

    private long audience(ContentId id) {
        return server.audience().size(Room.video(id));
    }

    private void like(ContentId id) {
        server.broadcast().publish(new LikeChanged(id, new UserId("bob"), true, 1, 1, server.now()));
    }

    @Test
    void joiningTellsHowTheVideoStands() {
        var id = video();
        var engagements = server.storage().engagements();
        Samples.done(engagements.like(id, new UserId("bob"), Liking.ON, server.now()));
        Samples.done(engagements.countShare(id, new UserId("bob"), server.now()));
        Samples.done(server.storage().comments().add(Samples.comment(id)));
        var answer = ada.asks("video:join", naming(id));
        var standing = Map.<String, Object>of(
                "contentId", id.value(),
                "likesCount", 1,
                "commentsCount", 1,
                "viewsCount", 0,
                "sharesCount", 1,
                "viewers", 1,
                "version", 3,
                "seq", 1,
                "timestamp", "2026-03-01T12:34:56.789Z");
        assertThat(answer).isEqualTo(Map.of("success", true, "data", standing));
        assertThat(ada.hears("video:joined")).isEqualTo(standing);
    }

    @Test
    void joiningWithoutACallbackIsConfirmedToo() {
        var id = video();
        ada.says("video:join", naming(id));
        assertThat(ada.hears("video:joined")).containsEntry("contentId", id.value());
    }

    @Test
    void whoJoinedHearsWhatHappensThere() {
        var id = video();
        try (var bob = server.connect("bob")) {
            ada.asks("video:join", naming(id));
            var joined = bob.asks("video:join", naming(id));
            assertThat(joined).extractingByKey("data").hasFieldOrPropertyWithValue("viewers", 2);
            like(id);
            assertThat(ada.hears("video:like")).containsEntry("likesCount", 1);
            assertThat(bob.hears("video:like")).containsEntry("likesCount", 1);
        }
    }

    @Test
    void joiningTwiceIsJoiningOnce() {
        var id = video();
        ada.asks("video:join", naming(id));
        assertThat(ada.asks("video:join", naming(id))).containsEntry("success", true);
        like(id);
        ada.hears("video:like");
        assertThat(ada.heardSoFar()).containsExactly("video:joined", "video:joined");
        ada.asks("video:leave", naming(id));
        assertThat(audience(id)).isZero();
    }

    @Test
    void anUnknownVideoCannotBeJoined() {
        var answer = ada.asks("video:join", UNKNOWN);
        assertThat(answer)
                .isEqualTo(Map.of("success", false, "code", "CONTENT_NOT_FOUND", "message", "No content unknown"));
        assertThat(audience(new ContentId("unknown"))).isZero();
        assertThat(ada.heardSoFar()).isEmpty();
    }

    @Test
    void withoutACallbackARefusalIsAnErrorEvent() {
        ada.says("video:join", UNKNOWN);
        assertThat(ada.hears("error"))
                .isEqualTo(Map.of(
                        "event", "video:join",
                        "code", "CONTENT_NOT_FOUND",
                        "message", "No content unknown",
                        "timestamp", "2026-03-01T12:34:56.789Z"));
    }

    @Test
    void aVideoRemovedMeanwhileRefusesANewJoinButKeepsWhoIsThere() {
        var id = video();
        ada.asks("video:join", naming(id));
        server.storage().contents().remove(id);
        assertThat(ada.asks("video:join", naming(id))).containsEntry("code", "CONTENT_NOT_FOUND");
        assertThat(audience(id)).isEqualTo(1);
    }

    @Test
    void whoMeetsAFaultOnTheWayInIsNotLeftInside() {
        assertThat(ada.asks("video:join", naming(TroubledEngagements.OUTAGE))).containsEntry("code", "UNAVAILABLE");
        assertThat(audience(TroubledEngagements.OUTAGE)).isZero();
    }

    @Test
    void whoLeftHearsNothingMore() {
        var id = video();
        ada.asks("video:join", naming(id));
        ada.hears("video:joined");
        var left = Map.<String, Object>of("contentId", id.value(), "timestamp", "2026-03-01T12:34:56.789Z");
        assertThat(ada.asks("video:leave", naming(id))).isEqualTo(Map.of("success", true, "data", left));
        assertThat(ada.hears("video:left")).isEqualTo(left);
        like(id);
        assertThat(ada.heardSoFar()).isEmpty();
    }

    @Test
    void nothingIsKeptOfVideosThatNobodyWatchesAnyMore() {
        try (var bob = server.connect("bob")) {
            bob.asks("video:join", naming(video()));
            bob.asks("video:focus", naming(video()));
            bob.asks("video:join", naming(video()));
            bob.asks("video:join", UNKNOWN);
            bob.asks("video:leave", UNKNOWN);
            assertThat(server.watched()).isEqualTo(2);
            server.timer().awaitPending(2);
        }
        server.timer().awaitPending(1);
        assertThat(server.watched()).isZero();
    }

    @Test
    void leavingAVideoThatWasNotJoinedIsHarmless() {
        assertThat(ada.asks("video:leave", UNKNOWN)).containsEntry("success", true);
        assertThat(ada.hears("video:left")).containsEntry("contentId", "unknown");
    }

    @Test
    void confirmationsComeBeforeTheAcknowledgement() {
        try (var bob = server.connectRaw("bob")) {
            bob.asks("video:join", "{\"contentId\":\"" + video().value() + "\"}");
            assertThat(bob.packetsUntil("42[\"video:joined")).endsWith("42[\"video:joined\"", "431[");
        }
    }

    @Test
    void focusLeavesTheVideoBeforeAndJoinsTheNext() {
        var first = video();
        var second = video();
        ada.asks("video:focus", naming(first));
        var answer = ada.asks("video:focus", naming(second));
        assertThat(answer).extractingByKey("data").hasFieldOrPropertyWithValue("contentId", second.value());
        assertThat(ada.hears("video:left")).containsEntry("contentId", first.value());
        assertThat(ada.heardSoFar()).containsExactly("video:joined", "video:joined");
        assertThat(List.of(audience(first), audience(second))).containsExactly(0L, 1L);
    }

    @Test
    void focusLeavesAVideoThatWasJoinedPlainly() {
        var first = video();
        var second = video();
        var third = video();
        ada.asks("video:join", naming(first));
        ada.asks("video:join", naming(second));
        ada.asks("video:focus", naming(third));
        assertThat(ada.heardSoFar()).containsExactly("video:joined", "video:joined", "video:left", "video:joined");
        assertThat(List.of(audience(first), audience(second), audience(third))).containsExactly(1L, 0L, 1L);
    }

    @Test
    void focusOnAnUnknownVideoChangesNothing() {
        var first = video();
        ada.asks("video:focus", naming(first));
        assertThat(ada.asks("video:focus", UNKNOWN)).containsEntry("code", "CONTENT_NOT_FOUND");
        assertThat(audience(first)).isEqualTo(1);
        assertThat(ada.heardSoFar()).containsExactly("video:joined");
    }

    @Test
    void focusOnTheSameVideoLeavesNothing() {
        var id = video();
        ada.asks("video:focus", naming(id));
        assertThat(ada.asks("video:focus", naming(id))).containsEntry("success", true);
        assertThat(ada.heardSoFar()).containsExactly("video:joined", "video:joined");
        assertThat(audience(id)).isEqualTo(1);
    }

    @Test
    void aConnectionMayBeInSoManyRoomsAndNoMore() {
        var last = video();
        ada.asks("livestream:join", Map.of("livestreamId", "live"));
        ada.asks("video:join", naming(video()));
        ada.asks("video:join", naming(last));
        var answer = ada.asks("video:join", naming(video()));
        assertThat(answer)
                .containsEntry("code", "VALIDATION_FAILED")
                .containsEntry(
                        "message",
                        "contentId is one too many: a connection may be in 3 videos and live streams at a time");
        assertThat(ada.asks("livestream:join", Map.of("livestreamId", "other")))
                .containsEntry("code", "VALIDATION_FAILED");
        assertThat(ada.asks("video:join", naming(last))).containsEntry("success", true);
        assertThat(ada.asks("livestream:join", Map.of("livestreamId", "live"))).containsEntry("success", true);
        assertThat(ada.asks("video:focus", naming(video()))).containsEntry("success", true);
    }

    @Test
    void whoLeavesMakesRoomForAnother() {
        for (var live : List.of("a", "b", "c")) {
            ada.asks("livestream:join", Map.of("livestreamId", live));
        }
        assertThat(ada.asks("video:focus", naming(video()))).containsEntry("code", "VALIDATION_FAILED");
        ada.asks("livestream:leave", Map.of("livestreamId", "a"));
        assertThat(ada.asks("video:focus", naming(video()))).containsEntry("success", true);
    }
}

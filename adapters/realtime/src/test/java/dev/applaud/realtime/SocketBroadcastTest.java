package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.applaud.application.contract.Samples;
import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.audience.RoomEvent.CommentRemoved;
import dev.applaud.domain.audience.RoomEvent.ContentAnnounced;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.domain.audience.RoomEvent.ShareCounted;
import dev.applaud.domain.audience.RoomEvent.ViewCounted;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.people.UserId;
import dev.applaud.realtime.live.Guest;
import dev.applaud.realtime.live.LiveServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SocketBroadcastTest {
    private static final UserId BOB = new UserId("bob");
    private static final int MORE_THAN_BUFFERS_HOLD = 100_000;

    @AutoClose
    private final LiveServer server = new LiveServer();

    @AutoClose
    private final Guest ada = server.connect("ada");

    @AutoClose
    private final Guest elsewhere = server.connect("eve");

    private final Content video = Samples.stored(server.storage());

    private void adaWatches() {
        ada.asks("video:join", Map.of("contentId", video.id().value()));
        ada.hears("video:joined");
    }

    @Test
    void whatHappensInAVideoIsHeardThereAndOnlyThere() {
        adaWatches();
        var now = server.now();
        var comment = Samples.comment(video.id());
        var author = Samples.caller("bob").profile();
        server.broadcast().publish(new LikeChanged(video.id(), BOB, true, 1, 1, now));
        server.broadcast().publish(new ViewCounted(video.id(), 1, 2, now));
        server.broadcast().publish(new ShareCounted(video.id(), BOB, 1, 3, now));
        server.broadcast().publish(new CommentPosted(comment, author, 1, 1, now));
        server.broadcast().publish(new CommentRemoved(video.id(), comment.id(), 1, 0, 2, now));
        server.broadcast().publish(new ContentRemoved(video.id(), now));
        assertThat(ada.heardSoFar())
                .containsExactly(
                        "video:like",
                        "video:view",
                        "video:share",
                        "video:comment",
                        "video:comment_deleted",
                        "video:removed");
        assertThat(elsewhere.heardSoFar()).isEmpty();
    }

    @Test
    void eventsArriveInTheOrderInWhichTheyWerePublished() {
        adaWatches();
        for (int seq = 1; seq <= 500; seq++) {
            server.broadcast().publish(new CommentRemoved(video.id(), new CommentId("c1"), 1, 0, seq, server.now()));
        }
        var heard = new ArrayList<Object>();
        for (int i = 0; i < 500; i++) {
            heard.add(ada.hears("video:comment_deleted").get("seq"));
        }
        assertThat(heard).isEqualTo(IntStream.rangeClosed(1, 500).boxed().toList());
    }

    @Test
    void whoReadsNothingForAWhileGetsTheNewestCount() {
        try (var away = server.connectRaw("away")) {
            away.asks(
                    "video:join", "{\"contentId\":\"%s\"}".formatted(video.id().value()));
            away.looksAway();
            for (int views = 1; views <= MORE_THAN_BUFFERS_HOLD; views++) {
                server.broadcast().publish(new ViewCounted(video.id(), views, views, server.now()));
            }
            var newest = "42[\"video:view\",{\"contentId\":\"%s\",\"viewsCount\":%d,"
                    .formatted(video.id().value(), MORE_THAN_BUFFERS_HOLD);
            assertThat(away.looksBackUntil(newest)).isLessThan(MORE_THAN_BUFFERS_HOLD);
        }
    }

    @Test
    void anEventForEveryoneReachesEveryone() {
        server.broadcast().publish(new Relayed(null, new EventName("maintenance"), Map.of("in", "5 min")));
        assertThat(ada.hears("maintenance")).containsEntry("in", "5 min");
        assertThat(elsewhere.hears("maintenance")).containsEntry("in", "5 min");
    }

    @Test
    void anAnnouncementToNobodyIsNotToldToEverybody() {
        var nobody = Set.<UserId>of();
        server.broadcast()
                .publish(new ContentAnnounced(video, Samples.caller("bob").profile(), nobody, server.now()));
        assertThat(ada.heardSoFar()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsNotTheSendersTrouble() {
        var unwritable = new Relayed(null, new EventName("odd"), List.of(new Object()));
        assertThatCode(() -> server.broadcast().publish(unwritable)).doesNotThrowAnyException();
        var comment = new CommentRemoved(video.id(), new CommentId("c1"), 1, 0, 1, server.now());
        adaWatches();
        server.broadcast().publish(comment);
        assertThat(ada.hears("video:comment_deleted")).containsEntry("commentId", "c1");
    }
}

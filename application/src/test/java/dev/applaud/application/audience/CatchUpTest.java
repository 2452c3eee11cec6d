package dev.applaud.application.audience;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.audience.RoomEvent.Logged;
import dev.applaud.domain.audience.RoomEvent.ShareCounted;
import dev.applaud.domain.audience.RoomEvent.ViewCounted;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.engagement.View;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What reaches those who watch although nobody told of it, and how late news are told.
final class CatchUpTest {
    private final Premiere premiere = new Premiere();

    @Test
    void commentsThatNobodyToldOfAreTold() {
        var watcher = premiere.watcher();
        var comment = premiere.commented();
        var removal = premiere.removed(premiere.commented().comment().id());
        premiere.catchesUp();

        assertThat(watcher.numbers()).containsExactly(1L, 2L, 3L);
        assertThat(watcher.heard(Logged.class)).contains(comment, removal);
    }

    @Test
    void countsThatNobodyToldOfAreToldWithoutAUser() {
        var watcher = premiere.watcher();
        var id = premiere.id;
        premiere.liked(caller("bob"), Liking.ON);
        done(premiere.storage.engagements().countView(new View(id, "me", NOW, Duration.ZERO)));
        done(premiere.storage.engagements().countShare(id, newUser(), NOW));
        premiere.catchesUp();

        var later = NOW.plusMillis(200);
        assertThat(watcher.heard(InVideo.class))
                .containsExactly(
                        new LikeChanged(id, null, false, 1, 3, later),
                        new ViewCounted(id, 1, 3, later),
                        new ShareCounted(id, null, 1, 3, later));
    }

    @Test
    void nothingIsToldTwice() {
        var watcher = premiere.watcher();
        premiere.rooms.publish(premiere.commented());
        premiere.rooms.publish(premiere.liked(caller("bob"), Liking.ON));
        premiere.catchesUp();
        premiere.catchesUp();

        assertThat(watcher.heard(InVideo.class)).hasSize(2);
        assertThat(premiere.comments.reads()).isZero();
        assertThat(premiere.alarms()).isZero();
    }

    @Test
    void whatIsOnItsWayIsGivenTime() {
        var watcher = premiere.watcher();
        var like = premiere.liked(caller("bob"), Liking.ON);
        var comment = premiere.commented();
        premiere.catchesUp(() -> {
            premiere.rooms.publish(like);
            premiere.rooms.publish(comment);
        });

        assertThat(watcher.heard(LikeChanged.class))
                .extracting(LikeChanged::userId)
                .containsExactly(like.userId());
        assertThat(watcher.heard(Logged.class)).containsExactly(comment);
        assertThat(premiere.comments.reads()).isZero();
    }

    @Test
    void likesThatCancelEachOtherNeedNotBeTold() {
        var watcher = premiere.watcher();
        premiere.liked(caller("bob"), Liking.ON);
        premiere.liked(caller("bob"), Liking.OFF);
        premiere.catchesUp();

        assertThat(watcher.heard(InVideo.class)).isEmpty();
    }

    @Test
    void likesThatCancelEachOtherAreToldToThoseWhoCameInBetween() {
        premiere.watcher();
        premiere.liked(caller("bob"), Liking.ON);
        var between = premiere.watcher();
        premiere.liked(caller("bob"), Liking.OFF);
        premiere.catchesUp();

        assertThat(between.heard(LikeChanged.class))
                .containsExactly(new LikeChanged(premiere.id, null, false, 0, 2, NOW.plusMillis(200)));
    }

    @Test
    void theRemovalOfAVideoThatNobodyToldOfIsTold() {
        var watcher = premiere.watcher();
        premiere.storage.contents().remove(premiere.id);
        premiere.catchesUp();
        premiere.catchesUp();

        assertThat(watcher.heard(ContentRemoved.class)).containsExactly(new ContentRemoved(premiere.id, NOW));
    }

    @Test
    void aLateChangeIsToldWithTheNewestCount() {
        var watcher = premiere.watcher();
        var first = premiere.liked(caller("ann"), Liking.ON);
        var second = premiere.liked(caller("bob"), Liking.ON);
        premiere.rooms.publish(second);
        premiere.rooms.publish(first);

        assertThat(watcher.heard(LikeChanged.class)).containsExactly(second, first.with(2, 2));
    }
}

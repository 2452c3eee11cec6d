package dev.applaud.application.audience;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.application.contract.Samples;
import dev.applaud.domain.audience.RoomEvent.CommentRemoved;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.audience.RoomEvent.Logged;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Liking;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Joining a video's room while things happen there.
final class JoiningTest {
    private final Premiere premiere = new Premiere();

    @Test
    void aNewcomerHearsFirstWhatItMissedThenHowTheVideoStands() {
        var all = premiere.commented(3);
        var watcher = premiere.watcherSince(1);
        premiere.rooms.publish(premiere.commented());

        var standing = new Standing(premiere.id, new Engagement(0, 3, 0, 0, 3, 3), 1, false);
        assertThat(watcher.heard().subList(0, 3)).containsExactly(all.get(1), all.get(2), standing);
        assertThat(watcher.numbers()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void whatWasMissedCountsAsItDidWhenItHappened() {
        var gone = premiere.commented();
        var stays = premiere.commented();
        var removal = premiere.removed(gone.comment().id());
        var watcher = premiere.watcherSince(0);

        var withdrawn = new CommentRemoved(premiere.id, gone.comment().id(), 0, 1, 1, NOW);
        assertThat(watcher.heard(Logged.class)).containsExactly(withdrawn, stays, removal);
    }

    @Test
    void whoKnowsEverythingIsToldNothingAgain() {
        premiere.commented(3);

        assertThat(premiere.watcherSince(3).numbers()).isEmpty();
        assertThat(premiere.comments.reads()).isZero();
    }

    @Test
    void fiveHundredEntriesAreToldOneByOne() {
        premiere.commented(501);

        assertThat(premiere.watcherSince(1).numbers()).hasSize(500);
    }

    @Test
    void whoMissedMoreIsToldToBeginAnew() {
        premiere.commented(501);
        var watcher = premiere.outside();

        assertThat(premiere.enters(watcher, 0L)).matches(Standing::truncated);
        assertThat(watcher.numbers()).isEmpty();
        assertThat(premiere.comments.reads()).isZero();
        premiere.rooms.publish(premiere.commented());
        assertThat(watcher.numbers()).containsExactly(502L);
    }

    @Test
    void whoMissedMoreThanASlowClientCouldTakeIsToldToBeginAnew() {
        var text = new CommentText("x".repeat(2_200));
        for (int i = 0; i < 100; i++) {
            var id = Samples.newCommentId();
            Samples.done(
                    premiere.storage.comments().add(new Comment(id, premiere.id, Premiere.ANN.id(), text, null, NOW)));
        }
        var watcher = premiere.outside();

        assertThat(premiere.enters(watcher, 0L)).matches(Standing::truncated);
        assertThat(watcher.numbers()).isEmpty();
    }

    @Test
    void whoKnowsMoreThanThereIsIsToldToBeginAnew() {
        premiere.commented(3);

        assertThat(premiere.enters(premiere.outside(), 4L)).matches(Standing::truncated);
    }

    @Test
    void whoWasToldMoreElsewhereIsNotToldItAgain() {
        var here = premiere.watcher();
        premiere.commented(3);
        var watcher = premiere.watcherSince(2);

        assertThat(here.numbers()).containsExactly(1L, 2L, 3L);
        assertThat(watcher.numbers()).containsExactly(3L);
        assertThat(watcher.heard(Standing.class)).noneMatch(Standing::truncated);
    }

    @Test
    void whatHappensWhileTheLogIsReadComesAfterIt() {
        premiere.watcher();
        premiere.commented(2).forEach(premiere.rooms::publish);
        var like = premiere.liked(caller("bob"), Liking.ON);
        premiere.comments.during(() -> {
            premiere.rooms.publish(premiere.commented());
            premiere.rooms.publish(like);
        });
        var watcher = premiere.watcherSince(0);

        assertThat(watcher.heard())
                .extracting(Object::getClass)
                .map(Class::getSimpleName)
                .containsExactly("CommentPosted", "CommentPosted", "CommentPosted", "LikeChanged", "Standing");
        assertThat(watcher.heard(Standing.class).getFirst().engagement()).isEqualTo(new Engagement(1, 3, 0, 0, 3, 3));
        assertThat(watcher.numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void moreThanCanWaitWhileTheLogIsReadIsTruncated() {
        premiere.watcher();
        premiere.rooms.publish(premiere.commented());
        premiere.comments.during(() -> premiere.commented(1_001).forEach(premiere.rooms::publish));
        var watcher = premiere.watcherSince(0);

        assertThat(watcher.heard())
                .containsExactly(new Standing(premiere.id, new Engagement(0, 1_002, 0, 0, 1, 1_002), 2, true));
    }

    @Test
    void whoIsInsideAlreadyHearsWhatItMissedInOrderToo() {
        var watcher = premiere.watcher();
        premiere.commented(2).forEach(premiere.rooms::publish);
        premiere.comments.during(() -> premiere.rooms.publish(premiere.commented()));
        premiere.enters(watcher, 0L);
        premiere.rooms.publish(premiere.commented());

        assertThat(watcher.numbers()).containsExactly(1L, 2L, 1L, 2L, 3L, 4L);
        premiere.leaves(watcher);
        assertThat(premiere.rooms.count()).isZero();
    }

    @Test
    void whoIsInsideStaysSoWhenTheLogCannotBeRead() {
        var watcher = premiere.watcher();
        premiere.rooms.publish(premiere.commented());
        premiere.comments.setOutage(true);
        premiere.comments.during(() -> premiere.rooms.publish(premiere.commented()));

        assertThatIllegalStateException().isThrownBy(() -> premiere.enters(watcher, 0L));
        premiere.rooms.publish(premiere.commented());
        assertThat(watcher.numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whoIsOutsideStaysSoWhenTheLogCannotBeRead() {
        premiere.commented();
        premiere.comments.setOutage(true);
        var watcher = premiere.outside();

        assertThatIllegalStateException().isThrownBy(() -> premiere.enters(watcher, 0L));
        assertThat(watcher.isInside()).isFalse();
        assertThat(premiere.rooms.count()).isZero();
    }

    @Test
    void whatWasStoredButNotYetToldComesAfterTheWelcome() {
        premiere.watcher();
        var onItsWay = premiere.commented();
        var watcher = premiere.watcher();
        premiere.rooms.publish(onItsWay);

        var standing = watcher.heard(Standing.class).getFirst();
        assertThat(standing.engagement().seq()).isZero();
        assertThat(watcher.numbers()).containsExactly(1L);
    }

    @Test
    void countsAfterAWelcomeNeverRunBehindIt() {
        premiere.watcher();
        var first = premiere.liked(caller("ann"), Liking.ON);
        var second = premiere.liked(caller("bob"), Liking.ON);
        var watcher = premiere.watcher();
        List.of(second, first).forEach(premiere.rooms::publish);

        assertThat(watcher.heard(Standing.class).getFirst().engagement().likes())
                .isEqualTo(2);
        assertThat(watcher.heard(LikeChanged.class))
                .extracting(LikeChanged::userId, LikeChanged::likesCount)
                .containsExactly(tuple(second.userId(), 2L), tuple(first.userId(), 2L));
    }

    @Test
    void whoEntersAsTheVideoIsRemovedIsTold() {
        premiere.watcher();
        premiere.rooms.publish(new ContentRemoved(premiere.id, NOW));
        var late = premiere.watcher();

        assertThat(late.heard(ContentRemoved.class)).hasSize(1);
    }
}

package dev.applaud.application.audience;

import static dev.applaud.application.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.audience.RoomEvent.Logged;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.domain.audience.RoomEvent.UserTyping;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// In which order a room is told what happens, and what it is told when something does not come.
final class VideoRoomTest {
    private final Premiere premiere = new Premiere();

    private void publish(Logged... events) {
        List.of(events).forEach(premiere.rooms::publish);
    }

    @Test
    void whoWatchesIsToldWhatHappensAtOnce() {
        var watcher = premiere.watcher();
        var comment = premiere.commented();
        publish(comment);

        assertThat(watcher.heard(Logged.class)).containsExactly(comment);
        assertThat(premiere.comments.reads()).isZero();
    }

    @Test
    void anEntryThatComesBeforeItsTurnWaitsForTheOneBefore() {
        var watcher = premiere.watcher();
        var first = premiere.commented();
        var second = premiere.commented();
        var third = premiere.removed(first.comment().id());
        publish(third, second);
        assertThat(watcher.numbers()).isEmpty();
        assertThat(premiere.rooms.waiting()).isEqualTo(2);

        publish(first);
        assertThat(watcher.heard(Logged.class)).containsExactly(first, second, third);
        assertThat(premiere.rooms.waiting()).isZero();
    }

    @Test
    void anEntryIsToldOnceHoweverOftenItComes() {
        var watcher = premiere.watcher();
        var first = premiere.commented();
        var second = premiere.commented();
        publish(second, second, first, first, second);

        assertThat(watcher.heard(Logged.class)).containsExactly(first, second);
    }

    @Test
    void whatDoesNotComeInTimeIsReadAndTold() {
        var watcher = premiere.watcher();
        var first = premiere.commented();
        var second = premiere.commented();
        var third = premiere.commented();
        publish(third);
        premiere.advance(199);
        assertThat(watcher.numbers()).isEmpty();

        premiere.advance(1);
        assertThat(watcher.heard(Logged.class)).containsExactly(first, second, third);
        assertThat(premiere.repaired).hasValue(2);
        publish(first, second);
        assertThat(watcher.numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatComesInTimeIsNotRead() {
        var watcher = premiere.watcher();
        var first = premiere.commented();
        var second = premiere.commented();
        publish(second);
        premiere.advance(199);
        publish(first);
        premiere.advance(1);

        assertThat(watcher.numbers()).containsExactly(1L, 2L);
        assertThat(premiere.comments.reads()).isZero();
    }

    @Test
    void aYoungGapIsNotTakenForTheOneBefore() {
        var watcher = premiere.watcher();
        var all = premiere.commented(4);
        publish(all.get(1));
        premiere.advance(199);
        publish(all.get(0), all.get(3));
        premiere.advance(200);
        assertThat(premiere.comments.reads()).isZero();

        premiere.advance(1);
        assertThat(watcher.heard(Logged.class)).isEqualTo(all);
    }

    @Test
    void aGapOfManyPagesIsReadToItsEnd() {
        var watcher = premiere.watcher();
        var all = premiere.commented(1_203);
        publish(all.getLast());
        premiere.advance(200);

        assertThat(watcher.heard(Logged.class)).hasSameElementsAs(all).hasSize(1_203);
        assertThat(premiere.comments.reads()).isEqualTo(3);
    }

    @Test
    void moreThanCanWaitIsReadInsteadOfKept() {
        var watcher = premiere.watcher();
        var all = premiere.commented(1_500);
        all.reversed().subList(0, 1_499).forEach(this::publish);
        assertThat(premiere.rooms.waiting()).isEqualTo(1_000);

        publish(all.getFirst());
        premiere.advance(400);
        assertThat(watcher.numbers())
                .isEqualTo(LongStream.rangeClosed(1, 1_500).boxed().toList());
        assertThat(premiere.rooms.waiting()).isZero();
    }

    @Test
    void aGapThatCannotBeReadIsClosedByTheNextLook() {
        var watcher = premiere.watcher();
        var first = premiere.commented();
        var second = premiere.commented();
        premiere.comments.setOutage(true);
        publish(second);
        assertThatIllegalStateException().isThrownBy(() -> premiere.advance(200));
        premiere.comments.setOutage(false);
        premiere.advance(60_000);
        assertThat(watcher.numbers()).isEmpty();

        premiere.catchesUp();
        assertThat(watcher.heard(Logged.class)).containsExactly(first, second);
    }

    @Test
    void whatComesWhileAGapIsReadIsToldOnceInItsPlace() {
        var watcher = premiere.watcher();
        var first = premiere.commented();
        var second = premiere.commented();
        publish(second);
        premiere.comments.during(() -> publish(premiere.commented(), first));
        premiere.advance(200);

        assertThat(watcher.numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void repairedEntriesCountAsTheyDidWhenTheyHappened() {
        var watcher = premiere.watcher();
        var first = premiere.commented();
        var second = premiere.commented();
        var removal = premiere.removed(first.comment().id());
        publish(removal);
        premiere.advance(200);

        assertThat(watcher.heard(Logged.class))
                .extracting(Logged::seq, Logged::commentsCount)
                .containsExactly(tuple(1L, 1L), tuple(2L, 2L), tuple(3L, 1L));
        assertThat(watcher.heard(CommentPosted.class)).containsExactly(second);
    }

    @Test
    void aRoomThatNobodyWatchesCostsNothing() {
        publish(premiere.commented());
        premiere.rooms.publish(new ContentRemoved(premiere.id, NOW));

        assertThat(premiere.rooms.count()).isZero();
        assertThat(premiere.alarms()).isZero();
    }

    @Test
    void aRoomGoesWithItsLastVisitor() {
        var ann = premiere.watcher();
        var bob = premiere.watcher();
        premiere.leaves(ann);
        assertThat(premiere.rooms.count()).isEqualTo(1);

        premiere.leaves(bob);
        assertThat(premiere.rooms.count()).isZero();
    }

    @Test
    void aRoomThatIsFilledAgainBeginsWhereTheLogIs() {
        premiere.leaves(premiere.watcher());
        var before = premiere.commented();
        var watcher = premiere.watcher();
        var after = premiere.commented();
        publish(before, after);

        assertThat(watcher.heard(Logged.class)).containsExactly(after);
    }

    @Test
    void aDoubtOutlivesItsRoomInSilence() {
        var watcher = premiere.watcher();
        premiere.commented();
        publish(premiere.commented());
        premiere.leaves(watcher);
        premiere.advance(200);

        assertThat(premiere.comments.reads()).isZero();
    }

    @Test
    void theRemovalOfAVideoIsToldOnce() {
        var watcher = premiere.watcher();
        premiere.storage.contents().remove(premiere.id);
        var removal = new ContentRemoved(premiere.id, NOW);
        premiere.rooms.publish(removal);
        premiere.rooms.publish(removal);
        premiere.catchesUp();

        assertThat(watcher.heard(ContentRemoved.class)).containsExactly(removal);
    }

    @Test
    void typingIsToldAtOnceAndOtherEventsPassBy() {
        var watcher = premiere.watcher();
        var typing = new UserTyping(premiere.id, Premiere.ANN.profile(), NOW);
        premiere.rooms.publish(typing);
        premiere.rooms.publish(new Relayed(null, new EventName("sale"), null));

        assertThat(watcher.heard(UserTyping.class)).containsExactly(typing);
    }
}

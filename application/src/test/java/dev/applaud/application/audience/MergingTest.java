package dev.applaud.application.audience;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.applaud.application.fake.Watcher;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.audience.RoomEvent.Merged;
import dev.applaud.domain.audience.RoomEvent.TallyChanged;
import dev.applaud.domain.audience.RoomEvent.ViewCounted;
import dev.applaud.domain.engagement.Liking;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a room is told when counts change faster than it can use: at most 20 changes of one tally at once, then one
/// each 50 ms.
final class MergingTest {
    private final Premiere premiere = new Premiere();
    private final Watcher watcher = premiere.watcher();
    private int fans;

    private void likes(int times) {
        IntStream.range(0, times)
                .mapToObj(_ -> premiere.liked(caller("fan-" + fans++), Liking.ON))
                .forEach(premiere.rooms::publish);
    }

    private List<Long> counts() {
        return watcher.heard().stream()
                .flatMap(MergingTest::count)
                .map(TallyChanged::count)
                .toList();
    }

    private static Stream<TallyChanged> count(Object heard) {
        return switch (heard) {
            case TallyChanged it -> Stream.of(it);
            case Merged it -> Stream.of(it.newest());
            default -> Stream.of();
        };
    }

    private static List<Long> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Long::valueOf).toList();
    }

    @Test
    void twentyChangesAreToldAtOnce() {
        likes(20);
        assertThat(counts()).isEqualTo(upTo(20));
    }

    @Test
    void whatComesFasterIsToldAsTheNewestCountAndSaysForHowManyItStands() {
        likes(25);
        assertThat(counts()).isEqualTo(upTo(20));

        premiere.advance(50);
        assertThat(watcher.heard(Merged.class))
                .extracting(Merged::changes, it -> it.newest().count())
                .containsExactly(tuple(5L, 25L));
        assertThat(premiere.merged).hasValue(5);
    }

    @Test
    void aHeldChangeThatNoneFollowedIsToldAsItIs() {
        likes(21);
        premiere.advance(50);
        assertThat(watcher.heard(LikeChanged.class)).hasSize(21);
        assertThat(premiere.merged).hasValue(0);
    }

    @Test
    void aFloodIsToldAtASteadyRateAndItsLastCountArrives() {
        likes(20);
        IntStream.range(0, 100).forEach(_ -> {
            likes(1);
            premiere.advance(10);
        });
        premiere.advance(50);
        assertThat(counts()).hasSize(20 + 20).isSorted().endsWith(120L);
        assertThat(premiere.alarms()).isZero();
    }

    @Test
    void changesAtNoMoreThanTheSteadyRateAreNeverMerged() {
        IntStream.range(0, 100).forEach(_ -> {
            likes(1);
            premiere.advance(50);
        });
        assertThat(watcher.heard(LikeChanged.class)).hasSize(100);
    }

    @Test
    void eachTallyHasAPaceOfItsOwn() {
        likes(21);
        premiere.rooms.publish(new ViewCounted(premiere.id, 1, 99, NOW));
        assertThat(watcher.heard(ViewCounted.class)).hasSize(1);
    }

    @Test
    void commentsAreNeverMerged() {
        premiere.commented(100).forEach(premiere.rooms::publish);
        assertThat(watcher.heard(CommentPosted.class)).hasSize(100);
    }

    @Test
    void noCountIsToldAfterTheContentIsRemoved() {
        likes(25);
        premiere.rooms.publish(new ContentRemoved(premiere.id, NOW));
        premiere.advance(1_000);
        assertThat(counts()).hasSize(20);
        assertThat(watcher.heard().getLast()).isInstanceOf(ContentRemoved.class);
    }

    @Test
    void aNewcomerIsWelcomedWithTheNewestCountEvenIfItIsHeld() {
        likes(25);
        var newcomer = premiere.outside();
        assertThat(premiere.enters(newcomer, null).engagement().likes()).isEqualTo(25);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingForLong() {
        var pace = new TallyPace(1);
        var change = new ViewCounted(premiere.id, 1, 1, NOW);
        assertThat(pace.offer(change, NOW)).isZero();
        assertThat(pace.offer(change, NOW.minusSeconds(3_600))).isEqualTo(Duration.ofSeconds(1));
    }
}

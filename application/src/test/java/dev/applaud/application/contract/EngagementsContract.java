package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newId;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static dev.applaud.domain.engagement.Liking.OFF;
import static dev.applaud.domain.engagement.Liking.ON;
import static dev.applaud.domain.engagement.Liking.TOGGLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.LikeChange;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.people.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What {@link dev.applaud.domain.engagement.Engagements} guarantees of tallies and likes; views and shares:
/// {@link ViewsContract}.
public interface EngagementsContract {
    Storage storage();

    @Test
    default void countsALike() {
        var id = stored(storage()).id();
        var user = newUser();

        assertThat(like(id, user, ON)).isEqualTo(new LikeChange(true, true, new Engagement(1, 0, 0, 0, 1, 0)));
        assertThat(likes(id)).isEqualTo(1);
        assertThat(isLiked(id, user)).isTrue();
    }

    @Test
    default void changesNothingWhenLikedAlready() {
        var id = stored(storage()).id();
        var user = newUser();
        var first = like(id, user, ON);

        assertThat(like(id, user, ON)).isEqualTo(new LikeChange(true, false, first.engagement()));
        assertThat(likes(id)).isEqualTo(1);
    }

    @Test
    default void takesALikeBack() {
        var id = stored(storage()).id();
        var user = newUser();
        like(id, user, ON);

        assertThat(like(id, user, OFF)).isEqualTo(new LikeChange(false, true, new Engagement(0, 0, 0, 0, 2, 0)));
        assertThat(isLiked(id, user)).isFalse();
    }

    @Test
    default void changesNothingWhenNotLikedAnyway() {
        var id = stored(storage()).id();

        assertThat(like(id, newUser(), OFF)).isEqualTo(new LikeChange(false, false, Engagement.NONE));
    }

    @Test
    default void togglesALikeOnAndOff() {
        var id = stored(storage()).id();
        var user = newUser();

        assertThat(like(id, user, TOGGLE)).matches(it -> it.isLiked() && it.changed());
        assertThat(like(id, user, TOGGLE)).matches(it -> !it.isLiked() && it.changed());
        assertThat(likes(id)).isZero();
    }

    @Test
    default void tellsUsersApartByCase() {
        var id = stored(storage()).id();
        var name = newId();

        like(id, new UserId("a" + name), ON);
        assertThat(like(id, new UserId("A" + name), ON).engagement().likes()).isEqualTo(2);
    }

    @Test
    default void countsAHundredPeopleWhoLikeTwiceAtOnceAsAHundred() {
        var id = stored(storage()).id();
        var users = Stream.generate(Samples::newUser).limit(100).toList();

        var changes = Crowd.of(200, i -> like(id, users.get(i / 2), ON));

        assertThat(likes(id)).isEqualTo(100);
        assertThat(changes).allMatch(LikeChange::isLiked);
        assertThat(changed(changes)).hasSize(100);
    }

    @Test
    default void tellsEachCallerTheExactCountAfterTheirOwnLike() {
        var id = stored(storage()).id();

        var changes = Crowd.of(60, _ -> like(id, newUser(), ON));

        assertThat(changes.stream().map(it -> it.engagement().likes())).containsExactlyInAnyOrderElementsOf(upTo(60));
        assertThat(changes.stream().map(it -> it.engagement().version())).containsExactlyInAnyOrderElementsOf(upTo(60));
        assertThat(changes)
                .allMatch(it -> it.engagement().likes() == it.engagement().version());
    }

    @Test
    default void togglesAsOftenAsAsked() {
        var id = stored(storage()).id();
        var user = newUser();

        var changes = Crowd.of(21, _ -> like(id, user, TOGGLE));

        assertThat(changes).allMatch(LikeChange::changed);
        assertThat(changes).filteredOn(LikeChange::isLiked).hasSize(11);
        assertThat(likes(id)).isEqualTo(1);
        assertThat(isLiked(id, user)).isTrue();
    }

    @Test
    default void numbersAllKindsOfChangesInOneRow() {
        var id = stored(storage()).id();

        var versions = Crowd.of(60, i -> switch (i % 3) {
            case 0 -> like(id, newUser(), ON).engagement().version();
            case 1 ->
                done(storage().engagements().countShare(id, newUser(), NOW)).version();
            default -> done(storage().comments().add(Samples.comment(id))).version();
        });

        assertThat(versions).containsExactlyInAnyOrderElementsOf(upTo(60));
        assertThat(done(storage().engagements().of(id))).isEqualTo(new Engagement(20, 20, 0, 20, 60, 20));
    }

    @Test
    default void countsSeveralContentsAtOnceEachByItself() {
        var ids = Stream.generate(() -> stored(storage()).id()).limit(4).toList();

        Crowd.of(80, i -> like(ids.get(i % 4), newUser(), ON));

        assertThat(storage().engagements().ofAll(ids).values())
                .hasSize(4)
                .allMatch(it -> it.likes() == 20 && it.version() == 20);
    }

    @Test
    default void givesTheTalliesOfThoseThatExist() {
        var first = stored(storage()).id();
        var second = stored(storage()).id();
        var removed = stored(storage()).id();
        storage().contents().remove(removed);
        var liked = like(first, newUser(), ON).engagement();

        assertThat(storage().engagements().ofAll(List.of(first, second, removed, newContentId())))
                .isEqualTo(Map.of(first, liked, second, Engagement.NONE));
        assertThat(storage().engagements().ofAll(List.of())).isEmpty();
    }

    @Test
    default void givesThoseAmongManyThatAUserLikes() {
        var user = newUser();
        var liked = stored(storage()).id();
        var removed = stored(storage()).id();
        like(liked, user, ON);
        like(removed, user, ON);
        storage().contents().remove(removed);
        var asked = new ArrayList<>(List.of(stored(storage()).id(), liked, removed));
        Stream.generate(Samples::newContentId).limit(1_200).forEach(asked::add);

        assertThat(storage().engagements().likedBy(user, asked)).containsExactly(liked);
        assertThat(storage().engagements().ofAll(asked)).hasSize(2);
        assertThat(storage().engagements().likedBy(user, List.of())).isEmpty();
    }

    @Test
    default void refusesUnknownContent() {
        var id = newContentId();

        assertThat(refused(storage().engagements().of(id))).isEqualTo(new Refusal.ContentNotFound(id));
        assertThat(refused(storage().engagements().like(id, newUser(), ON, NOW)))
                .isEqualTo(new Refusal.ContentNotFound(id));
        assertThat(refused(storage().engagements().countShare(id, newUser(), NOW)))
                .isEqualTo(new Refusal.ContentNotFound(id));
    }

    @Test
    default void refusesRemovedContent() {
        var id = stored(storage()).id();
        like(id, newUser(), ON);
        storage().contents().remove(id);

        assertThat(refused(storage().engagements().of(id))).isEqualTo(new Refusal.ContentNotFound(id));
        assertThat(refused(storage().engagements().like(id, newUser(), TOGGLE, NOW)))
                .isEqualTo(new Refusal.ContentNotFound(id));
        assertThat(refused(storage().engagements().countShare(id, newUser(), NOW)))
                .isEqualTo(new Refusal.ContentNotFound(id));
    }

    @Test
    default void countsNoLikeOnContentThatIsBeingRemoved() {
        var id = stored(storage()).id();

        var outcomes = Crowd.of(
                40,
                i -> i == 20
                        ? Outcome.done(storage().contents().remove(id))
                        : storage().engagements().like(id, newUser(), ON, NOW));

        var versions = outcomes.stream()
                .filter(it -> it instanceof Outcome.Done<?>(LikeChange _))
                .map(it -> ((LikeChange) done(it)).engagement().version())
                .toList();
        assertThat(versions).containsExactlyInAnyOrderElementsOf(upTo(versions.size()));
        assertThat(refused(storage().engagements().of(id))).isEqualTo(new Refusal.ContentNotFound(id));
    }

    private LikeChange like(ContentId id, UserId user, Liking liking) {
        return done(storage().engagements().like(id, user, liking, NOW));
    }

    private long likes(ContentId id) {
        return done(storage().engagements().of(id)).likes();
    }

    private boolean isLiked(ContentId id, UserId user) {
        return storage().engagements().likedBy(user, List.of(id)).contains(id);
    }

    private static List<LikeChange> changed(List<LikeChange> changes) {
        return changes.stream().filter(LikeChange::changed).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}

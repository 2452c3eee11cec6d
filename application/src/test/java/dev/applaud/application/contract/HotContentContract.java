package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.comment;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.reply;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.LikeChange;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.engagement.View;
import dev.applaud.domain.people.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What all storage guarantees while many change one content at once: that each of them is answered as if they had
/// come one after the other.
public interface HotContentContract {
    Storage storage();

    @Test
    default void answersTogglesOfManyAsIfOneByOne() {
        var id = stored(storage()).id();
        var users = Stream.generate(Samples::newUser).limit(50).toList();
        record Toggle(UserId user, LikeChange change) {}

        var toggles = Crowd.of(150, i -> new Toggle(users.get(i % 50), like(id, users.get(i % 50), Liking.TOGGLE)));

        var inOrder = toggles.stream()
                .sorted(Comparator.comparingLong(it -> it.change().engagement().version()))
                .toList();
        var liking = new ArrayList<UserId>();
        for (var toggle : inOrder) {
            boolean wasLiked = liking.remove(toggle.user());
            assertThat(toggle.change().isLiked()).isNotEqualTo(wasLiked);
            if (!wasLiked) {
                liking.add(toggle.user());
            }
            assertThat(toggle.change().engagement().likes()).isEqualTo(liking.size());
        }
        assertThat(liking).containsExactlyInAnyOrderElementsOf(users);
        assertThat(users).allMatch(it -> isLiked(id, it));
    }

    @Test
    default void leavesNoTraceOfLikesThatWereTakenBackAtOnce() {
        var id = stored(storage()).id();
        var ann = newUser();
        like(id, ann, Liking.ON);

        Crowd.of(40, _ -> like(id, ann, Liking.TOGGLE));

        assertThat(isLiked(id, ann)).isTrue();
        assertThat(done(storage().engagements().of(id))).isEqualTo(new Engagement(1, 0, 0, 0, 41, 0));
        assertThat(like(id, ann, Liking.OFF).engagement().likes()).isZero();
    }

    @Test
    default void changesOneTallyAtATimeWhateverManyDoAtOnce() {
        var id = stored(storage()).id();

        var steps = Crowd.of(100, i -> switch (i % 5) {
            case 0 -> like(id, newUser(), Liking.ON).engagement();
            case 1 -> view(id, "user:" + i, Duration.ZERO);
            case 2 -> view(id, "user:" + i, Duration.ofHours(1));
            case 3 -> done(storage().engagements().countShare(id, newUser(), NOW));
            default -> done(storage().comments().add(comment(id)));
        });

        var inOrder = new ArrayList<>(steps);
        inOrder.add(Engagement.NONE);
        inOrder.sort(Comparator.comparingLong(Engagement::version));
        for (int i = 1; i < inOrder.size(); i++) {
            assertThat(inOrder.get(i)).isIn(followers(inOrder.get(i - 1)));
        }
        assertThat(done(storage().engagements().of(id))).isEqualTo(new Engagement(20, 20, 40, 20, 100, 20));
    }

    private static List<Engagement> followers(Engagement it) {
        return List.of(
                it.withLikes(it.likes() + 1),
                it.withViews(it.views() + 1),
                it.withShares(it.shares() + 1),
                it.withComments(it.comments() + 1));
    }

    @Test
    default void countsRepliesOfManyUnderEachOfTheirParents() {
        var parents = List.of(
                comment(stored(storage()).id()), comment(stored(storage()).id()));
        parents.forEach(it -> done(storage().comments().add(it)));

        Crowd.of(60, i -> done(storage().comments().add(reply(parents.get(i % 3 == 0 ? 0 : 1)))));

        assertThat(replies(parents.get(0).contentId(), parents.get(0).id())).isEqualTo(20);
        assertThat(replies(parents.get(1).contentId(), parents.get(1).id())).isEqualTo(40);
    }

    @Test
    default void numbersTheLogWithoutGapWhateverManyDoAtOnce() {
        var parent = comment(stored(storage()).id());
        var id = parent.contentId();
        done(storage().comments().add(parent));

        var outcomes = Crowd.of(60, i -> switch (i % 4) {
            case 0 -> Outcome.done(like(id, newUser(), Liking.ON).engagement());
            case 1 -> storage().comments().add(comment(id));
            case 2 -> storage().comments().add(reply(parent));
            default ->
                i == 31
                        ? storage().comments().remove(id, parent.id(), NOW).map(it -> it.engagement())
                        : Outcome.done(view(id, "user:" + i, Duration.ZERO));
        });

        var steps = outcomes.stream()
                .filter(it -> it instanceof Outcome.Done<?>)
                .map(Samples::done)
                .toList();
        var last = done(storage().engagements().of(id));
        assertThat(steps.stream().map(Engagement::version))
                .containsExactlyInAnyOrderElementsOf(from2To(last.version()));
        assertThat(steps.stream().map(Engagement::seq).distinct()).containsAll(from2To(last.seq()));
        assertThat(last.comments()).isEqualTo(15);
        assertThat(storage().comments().count(id, null)).isEqualTo(15);
    }

    private static List<Long> from2To(long last) {
        return LongStream.rangeClosed(2, last).boxed().toList();
    }

    private LikeChange like(ContentId id, UserId user, Liking liking) {
        return done(storage().engagements().like(id, user, liking, NOW));
    }

    private Engagement view(ContentId id, String viewer, Duration window) {
        return done(storage().engagements().countView(new View(id, viewer, NOW, window)))
                .engagement();
    }

    private boolean isLiked(ContentId id, UserId user) {
        return storage().engagements().likedBy(user, List.of(id)).contains(id);
    }

    private long replies(ContentId id, CommentId parent) {
        return storage().comments().count(id, parent);
    }
}

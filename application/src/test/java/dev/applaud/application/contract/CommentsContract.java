package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.comment;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newCommentId;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.newUser;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.reply;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.comment.ListedComment;
import dev.applaud.domain.comment.RemovedComment;
import dev.applaud.domain.engagement.Engagement;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What {@link dev.applaud.domain.comment.Comments} guarantees of single comments; of lists:
/// {@link CommentListsContract}.
public interface CommentsContract {
    Storage storage();

    @Test
    default void countsAComment() {
        var comment = comment(stored(storage()).id());

        assertThat(add(comment)).isEqualTo(new Engagement(0, 1, 0, 0, 1, 1));
        assertThat(storage().comments().find(comment.contentId(), comment.id()))
                .contains(new ListedComment(comment, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "e", "E", "😀👍🏽👨‍👩‍👧", "two\nlines", "'; DROP TABLE content; --", "日本語 عربى"})
    default void keepsEveryTextIntact(String text) {
        var comment = withText(text);
        add(comment);

        assertThat(textOf(comment)).isEqualTo(text);
    }

    @Test
    default void keepsTheLongestText() {
        var comment = withText("😀".repeat(2_200));
        add(comment);

        assertThat(textOf(comment)).isEqualTo("😀".repeat(2_200));
    }

    @Test
    default void countsAReplyUnderItsParent() {
        var parent = comment(stored(storage()).id());
        add(parent);
        var reply = reply(parent);

        assertThat(add(reply)).isEqualTo(new Engagement(0, 2, 0, 0, 2, 2));
        assertThat(repliesOf(parent)).isEqualTo(1);
        assertThat(storage().comments().find(parent.contentId(), reply.id())).contains(new ListedComment(reply, 0));
    }

    @Test
    default void countsOnlyDirectRepliesUnderAParent() {
        var parent = comment(stored(storage()).id());
        add(parent);
        var reply = reply(parent);
        add(reply);
        add(reply(reply));

        assertThat(repliesOf(parent)).isEqualTo(1);
        assertThat(repliesOf(reply)).isEqualTo(1);
    }

    @Test
    default void refusesAReplyToACommentOnOtherContent() {
        var elsewhere = comment(stored(storage()).id());
        add(elsewhere);
        var reply = comment(stored(storage()).id(), elsewhere.id(), NOW);

        assertThat(refused(storage().comments().add(reply))).isEqualTo(new Refusal.CommentNotFound(elsewhere.id()));
        assertThat(done(storage().engagements().of(reply.contentId()))).isEqualTo(Engagement.NONE);
        assertThat(repliesOf(elsewhere)).isZero();
    }

    @Test
    default void refusesAReplyToARemovedComment() {
        var parent = comment(stored(storage()).id());
        add(parent);
        done(storage().comments().remove(parent.contentId(), parent.id(), NOW));

        assertThat(refused(storage().comments().add(reply(parent))))
                .isEqualTo(new Refusal.CommentNotFound(parent.id()));
    }

    @Test
    default void refusesCommentsOnUnknownContent() {
        var comment = comment(newContentId());
        var refusal = new Refusal.ContentNotFound(comment.contentId());

        assertThat(refused(storage().comments().add(comment))).isEqualTo(refusal);
        assertThat(refused(storage().comments().remove(comment.contentId(), comment.id(), NOW)))
                .isEqualTo(refusal);
    }

    @Test
    default void refusesCommentsOnRemovedContentAndFindsNone() {
        var comment = comment(stored(storage()).id());
        add(comment);
        storage().contents().remove(comment.contentId());
        var refusal = new Refusal.ContentNotFound(comment.contentId());

        assertThat(refused(storage().comments().add(comment(comment.contentId()))))
                .isEqualTo(refusal);
        assertThat(refused(storage().comments().remove(comment.contentId(), comment.id(), NOW)))
                .isEqualTo(refusal);
        assertThat(storage().comments().find(comment.contentId(), comment.id())).isEmpty();
    }

    @Test
    default void findsACommentOnlyOnItsOwnContent() {
        var comment = comment(stored(storage()).id());
        add(comment);

        assertThat(storage().comments().find(stored(storage()).id(), comment.id()))
                .isEmpty();
        assertThat(storage().comments().find(comment.contentId(), newCommentId()))
                .isEmpty();
    }

    @Test
    default void removesAComment() {
        var comment = comment(stored(storage()).id());
        add(comment);
        add(comment(comment.contentId()));

        assertThat(done(storage().comments().remove(comment.contentId(), comment.id(), NOW)))
                .isEqualTo(new RemovedComment(1, new Engagement(0, 1, 0, 0, 3, 3)));
        assertThat(storage().comments().find(comment.contentId(), comment.id())).isEmpty();
    }

    @Test
    default void removesRepliesOfAnyDepthWithTheirComment() {
        var root = comment(stored(storage()).id());
        add(root);
        var branch = reply(root);
        add(branch);
        add(reply(root));
        var leaf = branch;
        for (int depth = 0; depth < 30; depth++) {
            leaf = reply(leaf);
            add(leaf);
        }
        add(comment(root.contentId()));

        assertThat(done(storage().comments().remove(root.contentId(), root.id(), NOW)))
                .isEqualTo(new RemovedComment(33, new Engagement(0, 1, 0, 0, 35, 35)));
        assertThat(storage().comments().find(root.contentId(), leaf.id())).isEmpty();
    }

    @Test
    default void takesARemovedReplyOffItsParentsCount() {
        var parent = comment(stored(storage()).id());
        add(parent);
        var first = reply(parent);
        add(first);
        add(reply(parent));

        done(storage().comments().remove(parent.contentId(), first.id(), NOW));

        assertThat(repliesOf(parent)).isEqualTo(1);
        assertThat(storage().comments().count(parent.contentId(), parent.id())).isEqualTo(1);
    }

    @Test
    default void removesACommentOnlyOnce() {
        var comment = comment(stored(storage()).id());
        add(comment);

        var outcomes = Crowd.of(10, _ -> storage().comments().remove(comment.contentId(), comment.id(), NOW));

        assertThat(outcomes.stream().filter(it -> it instanceof Outcome.Done<?>))
                .hasSize(1);
        assertThat(refused(storage().comments().remove(comment.contentId(), comment.id(), NOW)))
                .isEqualTo(new Refusal.CommentNotFound(comment.id()));
        assertThat(done(storage().engagements().of(comment.contentId())).seq()).isEqualTo(2);
    }

    @Test
    default void numbersTheLogWithoutGapsWhenManyCommentAndRemoveAtOnce() {
        var id = stored(storage()).id();

        var numbers = Crowd.of(40, i -> {
            var comment = comment(id);
            long added = add(comment).seq();
            long removed = i % 2 == 0
                    ? done(storage().comments().remove(id, comment.id(), NOW))
                            .engagement()
                            .seq()
                    : 0;
            return LongStream.of(added, removed);
        });

        assertThat(numbers.stream().flatMapToLong(it -> it).filter(it -> it > 0).boxed())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 60).boxed().toList());
        assertThat(done(storage().engagements().of(id))).isEqualTo(new Engagement(0, 20, 0, 0, 60, 60));
        assertThat(storage().comments().count(id, null)).isEqualTo(20);
    }

    @Test
    default void leavesNoReplyBehindWhenManyReplyWhileTheirParentGoes() {
        var parent = comment(stored(storage()).id());
        add(parent);

        Crowd.of(
                30,
                i -> i == 15
                        ? storage().comments().remove(parent.contentId(), parent.id(), NOW)
                        : storage().comments().add(reply(parent)));

        assertThat(done(storage().engagements().of(parent.contentId())).comments())
                .isZero();
        assertThat(storage().comments().newest(parent.contentId(), parent.id(), 0, 10))
                .isEmpty();
    }

    private Engagement add(Comment comment) {
        return done(storage().comments().add(comment));
    }

    private Comment withText(String text) {
        return new Comment(newCommentId(), stored(storage()).id(), newUser(), new CommentText(text), null, NOW);
    }

    private String textOf(Comment comment) {
        return storage()
                .comments()
                .find(comment.contentId(), comment.id())
                .orElseThrow()
                .comment()
                .text()
                .value();
    }

    private long repliesOf(Comment comment) {
        return storage()
                .comments()
                .find(comment.contentId(), comment.id())
                .orElseThrow()
                .repliesCount();
    }
}

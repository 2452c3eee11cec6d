package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.comment;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newCommentId;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.reply;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.ListedComment;
import dev.applaud.domain.content.ContentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What {@link dev.applaud.domain.comment.Comments} guarantees of lists.
public interface CommentListsContract {
    Storage storage();

    @Test
    default void listsNewestFirst() {
        var id = stored(storage()).id();
        var older = added(comment(id, null, NOW));
        var newest = added(comment(id, null, NOW.plusMillis(2)));
        var newer = added(comment(id, null, NOW.plusMillis(1)));

        assertThat(newest(id, null, 0, 10)).containsExactly(newest, newer, older);
    }

    @Test
    default void listsRepliesOnlyUnderTheirParent() {
        var id = stored(storage()).id();
        var parent = added(comment(id));
        var reply = added(reply(parent));
        added(reply(reply));

        assertThat(newest(id, null, 0, 10)).containsExactly(parent);
        assertThat(newest(id, parent.id(), 0, 10)).containsExactly(reply);
        assertThat(storage().comments().newest(id, null, 0, 10)).containsExactly(new ListedComment(parent, 1));
    }

    @Test
    default void countsWhatItLists() {
        var id = stored(storage()).id();
        var parent = added(comment(id));
        added(comment(id));
        added(reply(parent));

        assertThat(storage().comments().count(id, null)).isEqualTo(2);
        assertThat(storage().comments().count(id, parent.id())).isEqualTo(1);
        assertThat(storage().comments().count(id, newCommentId())).isZero();
    }

    @Test
    default void countsWhatIsLeftAfterRemoving() {
        var id = stored(storage()).id();
        var first = added(comment(id));
        var second = added(comment(id));
        var reply = added(reply(first));
        done(storage().comments().remove(id, second.id(), NOW));
        done(storage().comments().remove(id, reply.id(), NOW));

        assertThat(storage().comments().count(id, null)).isEqualTo(1);
        assertThat(storage().comments().count(id, first.id())).isZero();
        assertThat(newest(id, null, 0, 10)).containsExactly(first);
    }

    @Test
    default void listsNothingOfUnknownContent() {
        assertListsNothing(newContentId(), null);
    }

    @Test
    default void listsNothingOfRemovedContent() {
        var parent = added(comment(stored(storage()).id()));
        added(reply(parent));
        storage().contents().remove(parent.contentId());

        assertListsNothing(parent.contentId(), null);
        assertListsNothing(parent.contentId(), parent.id());
    }

    @Test
    default void listsNothingUnderACommentOfOtherContent() {
        var parent = added(comment(stored(storage()).id()));
        added(reply(parent));

        assertListsNothing(stored(storage()).id(), parent.id());
    }

    @Test
    default void cutsListsByOffset() {
        var id = stored(storage()).id();
        var all = manyUnder(id, null);

        assertThat(newest(id, null, 0, 4)).isEqualTo(all.subList(0, 4));
        assertThat(newest(id, null, 4, 4)).isEqualTo(all.subList(4, 8));
        assertThat(newest(id, null, 8, 4)).isEqualTo(all.subList(8, 10));
        assertThat(newest(id, null, 10, 4)).isEmpty();
        assertThat(newest(id, null, 1_000_000_000_000L, 4)).isEmpty();
    }

    @Test
    default void pagesThroughCommentsWithoutGapOrRepeat() {
        var id = stored(storage()).id();
        var all = manyUnder(id, null);

        assertThat(pages(id, null, 3)).isEqualTo(all);
        assertThat(pages(id, null, 5)).isEqualTo(all);
        assertThat(pages(id, null, 10)).isEqualTo(all);
    }

    @Test
    default void pagesThroughRepliesWithoutGapOrRepeat() {
        var parent = added(comment(stored(storage()).id()));
        var all = manyUnder(parent.contentId(), parent.id());

        assertThat(pages(parent.contentId(), parent.id(), 3)).isEqualTo(all);
    }

    @Test
    default void showsNoCommentTwiceWhenNewOnesArriveWhilePaging() {
        var id = stored(storage()).id();
        var all = manyUnder(id, null);
        var first = storage().comments().newestAfter(id, null, null, 5);
        added(comment(id, null, NOW.plusSeconds(1)));

        var second = storage().comments().newestAfter(id, null, first.nextCursor(), 5);

        assertThat(second.items().stream().map(ListedComment::comment)).isEqualTo(all.subList(5, 10));
        assertThat(second.next()).isEmpty();
    }

    /// Ten comments, several of them in the same millisecond, in the order of lists.
    private List<Comment> manyUnder(ContentId id, @Nullable CommentId parent) {
        var all = new ArrayList<Comment>();
        for (int i = 0; i < 10; i++) {
            all.add(added(comment(id, parent, NOW.plusMillis(i / 4))));
        }
        all.sort(Paging.newestFirst(Comment::cursor));
        return all;
    }

    private List<Comment> pages(ContentId id, @Nullable CommentId parent, int limit) {
        return Paging.all(after -> storage().comments().newestAfter(id, parent, after, limit)).stream()
                .map(ListedComment::comment)
                .toList();
    }

    private List<Comment> newest(ContentId id, @Nullable CommentId parent, long offset, int limit) {
        return storage().comments().newest(id, parent, offset, limit).stream()
                .map(ListedComment::comment)
                .toList();
    }

    private void assertListsNothing(ContentId id, @Nullable CommentId parent) {
        assertThat(storage().comments().count(id, parent)).isZero();
        assertThat(newest(id, parent, 0, 10)).isEmpty();
        assertThat(storage().comments().newestAfter(id, parent, null, 10).items())
                .isEmpty();
    }

    private Comment added(Comment comment) {
        done(storage().comments().add(comment));
        return comment;
    }
}

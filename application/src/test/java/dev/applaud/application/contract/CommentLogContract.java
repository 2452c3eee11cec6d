package dev.applaud.application.contract;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.comment;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.reply;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.LogEntry;
import dev.applaud.domain.comment.LogEntry.Posted;
import dev.applaud.domain.comment.LogEntry.Removed;
import dev.applaud.domain.comment.LogEntry.Withdrawn;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Profile;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What {@link dev.applaud.domain.comment.Comments} guarantees of the comment log.
public interface CommentLogContract {
    Instant LATER = NOW.plusSeconds(7);

    Storage storage();

    @Test
    default void logsCommentsInOrderWithTheirAuthors() {
        var first = added(comment(stored(storage()).id()));
        var known = new Profile(first.author(), "@ann", "https://ann.example/a.png", true);
        storage().profiles().remember(known);
        var second = added(reply(first));
        var unknown = new Profile(second.author(), null, null, false);

        assertThat(log(first.contentId())).containsExactly(new Posted(first, known, 1), new Posted(second, unknown, 2));
    }

    @Test
    default void logsARemovalAndKeepsTheNumbersOfWhatWent() {
        var root = added(comment(stored(storage()).id()));
        var other = added(comment(root.contentId()));
        var reply = added(reply(root));
        var leaf = added(reply(reply));
        remove(root);

        var id = root.contentId();
        assertThat(log(id))
                .containsExactly(
                        new Withdrawn(id, root.id(), 1, LATER),
                        posted(other, 2),
                        new Withdrawn(id, reply.id(), 3, LATER),
                        new Withdrawn(id, leaf.id(), 4, LATER),
                        new Removed(id, root.id(), 3, 5, LATER));
    }

    @Test
    default void logsTheRemovalOfAReplyBeforeItsParentGoes() {
        var root = added(comment(stored(storage()).id()));
        var reply = added(reply(root));
        remove(reply);
        remove(root);

        assertThat(log(root.contentId()))
                .extracting(LogEntry::getClass, LogEntry::seq, LogEntry::change)
                .containsExactly(
                        tuple(Withdrawn.class, 1L, 1L),
                        tuple(Withdrawn.class, 2L, 1L),
                        tuple(Removed.class, 3L, -1L),
                        tuple(Removed.class, 4L, -1L));
    }

    @Test
    default void goesOnAfterAnyNumber() {
        var id = stored(storage()).id();
        for (int i = 0; i < 5; i++) {
            added(comment(id));
        }

        assertThat(numbers(storage().comments().logAfter(id, 2, 10))).containsExactly(3L, 4L, 5L);
        assertThat(storage().comments().logAfter(id, 5, 10)).isEmpty();
        assertThat(storage().comments().logAfter(id, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    default void givesTheOldestWhenThereAreMore() {
        var id = stored(storage()).id();
        for (int i = 0; i < 3; i++) {
            remove(added(comment(id)));
        }
        added(comment(id));

        assertThat(numbers(storage().comments().logAfter(id, 0, 4))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(numbers(storage().comments().logAfter(id, 1, 3))).containsExactly(2L, 3L, 4L);
    }

    @Test
    default void logsNothingOfOtherContent() {
        added(comment(stored(storage()).id()));

        assertThat(log(stored(storage()).id())).isEmpty();
        assertThat(log(newContentId())).isEmpty();
    }

    @Test
    default void logsNothingOfRemovedContent() {
        var comment = added(comment(stored(storage()).id()));
        remove(added(comment(comment.contentId())));
        storage().contents().remove(comment.contentId());

        assertThat(log(comment.contentId())).isEmpty();
    }

    @Test
    default void hasNoGapAtAnyMomentWhileManyCommentAndRemoveAtOnce() {
        var id = stored(storage()).id();

        var reads = Crowd.of(30, i -> {
            var comment = added(comment(id));
            if (i % 2 == 0) {
                remove(comment);
            }
            return numbers(storage().comments().logAfter(id, 0, 100));
        });

        assertThat(reads).allSatisfy(it -> assertThat(it).isEqualTo(upTo(it.size())));
        assertThat(numbers(log(id))).isEqualTo(upTo(45));
        assertThat(log(id).stream().mapToLong(LogEntry::change).sum()).isEqualTo(15);
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static List<Long> numbers(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::seq).toList();
    }

    private static Posted posted(Comment comment, long seq) {
        return new Posted(comment, new Profile(comment.author(), null, null, false), seq);
    }

    private List<LogEntry> log(ContentId id) {
        return storage().comments().logAfter(id, 0, 100);
    }

    private Comment added(Comment comment) {
        done(storage().comments().add(comment));
        return comment;
    }

    private void remove(Comment comment) {
        done(storage().comments().remove(comment.contentId(), comment.id(), LATER));
    }
}

package dev.applaud.application.comment;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.comment;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newCommentId;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.reply;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.domain.Page;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Profile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReadCommentsTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final ReadComments read = new ReadComments(storage.contents(), storage.comments(), storage.profiles());
    private final ContentId id = stored(storage).id();

    @Test
    void showsAuthorsAndRepliesWithComments() {
        var parent = added(comment(id));
        added(reply(parent));
        var author = storage.profiles().remember(new Profile(parent.author(), "Ann", "a.png", true));

        assertThat(done(read.after(id, null, null, 10)).items()).containsExactly(new ShownComment(parent, author, 1));
    }

    @Test
    void showsTheIdOfAnAuthorOfWhomNothingIsKnown() {
        var comment = added(comment(id));

        assertThat(done(read.after(id, null, null, 10))
                        .items()
                        .getFirst()
                        .author()
                        .shownName())
                .isEqualTo(comment.author().value());
    }

    @Test
    void numbersPagesFromOneWithATotal() {
        IntStream.range(0, 5).forEach(i -> added(comment(id, null, NOW.plusMillis(i))));

        var first = done(read.page(id, null, 1, 2));
        var third = done(read.page(id, null, 3, 2));

        assertThat(first.total()).isEqualTo(5);
        assertThat(times(first.page())).containsExactly(4L, 3L);
        assertThat(times(third.page())).containsExactly(0L);
        assertThat(third.page().next()).isEmpty();
    }

    @Test
    void goesOnFromANumberedPageByItsCursor() {
        IntStream.range(0, 5).forEach(i -> added(comment(id, null, NOW.plusMillis(i))));
        var first = done(read.page(id, null, 1, 2)).page();

        assertThat(times(done(read.after(id, null, first.nextCursor(), 10)))).containsExactly(2L, 1L, 0L);
    }

    @Test
    void readsTheRepliesToAComment() {
        var parent = added(comment(id));
        var reply = added(reply(parent));

        var page = done(read.page(id, parent.id(), 1, 10));

        assertThat(page.total()).isEqualTo(1);
        assertThat(page.page().items()).extracting(ShownComment::comment).containsExactly(reply);
    }

    @Test
    void readsAnEmptyPageBehindTheLast() {
        assertThat(done(read.page(id, null, 1_000_000_000, 100)).page().items()).isEmpty();
    }

    @Test
    void refusesUnknownContentAndUnknownParents() {
        var unknown = newContentId();
        var parent = newCommentId();

        assertThat(refused(read.page(unknown, null, 1, 10))).isEqualTo(new Refusal.ContentNotFound(unknown));
        assertThat(refused(read.after(id, parent, null, 10))).isEqualTo(new Refusal.CommentNotFound(parent));
    }

    private Comment added(Comment comment) {
        done(storage.comments().add(comment));
        return comment;
    }

    private static Iterable<Long> times(Page<ShownComment> page) {
        return page.items().stream()
                .map(it -> it.comment().createdAt().toEpochMilli() - NOW.toEpochMilli())
                .toList();
    }
}

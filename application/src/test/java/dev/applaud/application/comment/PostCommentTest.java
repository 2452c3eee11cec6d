package dev.applaud.application.comment;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newCommentId;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Caller;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PostCommentTest {
    private static final CommentText BRAVO = new CommentText("Bravo");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final AtomicInteger ids = new AtomicInteger();
    private final PostComment post = new PostComment(
            storage.comments(), broadcast, new Clock(new SettableClock(NOW)), () -> "m" + ids.incrementAndGet());

    private final Caller ann = caller("ann");
    private final ContentId id = stored(storage).id();

    @Test
    void tellsTheAudienceOfAComment() {
        var posted = done(post.post(ann, id, BRAVO, null));

        var comment = new Comment(new CommentId("m1"), id, ann.id(), BRAVO, null, NOW);
        assertThat(posted).isEqualTo(new PostedComment(new ShownComment(comment, ann.profile(), 0), 1));
        assertThat(broadcast.events()).containsExactly(new CommentPosted(comment, ann.profile(), 1, 1, NOW));
    }

    @Test
    void countsAReplyToo() {
        done(post.post(ann, id, BRAVO, null));
        var reply = done(post.post(ann, id, BRAVO, new CommentId("m1")));

        assertThat(reply.commentsCount()).isEqualTo(2);
        assertThat(reply.comment().comment().parentId()).isEqualTo(new CommentId("m1"));
        assertThat(broadcast.events(CommentPosted.class)).last().matches(it -> it.seq() == 2);
    }

    @Test
    void refusesAReplyToNothingInSilence() {
        var unknown = newCommentId();

        assertThat(refused(post.post(ann, id, BRAVO, unknown))).isEqualTo(new Refusal.CommentNotFound(unknown));
        assertThat(broadcast.events()).isEmpty();
    }

    @Test
    void refusesUnknownContentInSilence() {
        var unknown = newContentId();

        assertThat(refused(post.post(ann, unknown, BRAVO, null))).isEqualTo(new Refusal.ContentNotFound(unknown));
        assertThat(broadcast.events()).isEmpty();
    }
}

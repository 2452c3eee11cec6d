package dev.applaud.application.comment;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.admin;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.comment;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newCommentId;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.reply;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.RoomEvent.CommentRemoved;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RemoveCommentTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final RemoveComment remove =
            new RemoveComment(storage.contents(), storage.comments(), broadcast, new Clock(new SettableClock(NOW)));

    private final Content content = stored(storage, new UserId("owner"), NOW);
    private final Comment comment = comment(content.id());

    @BeforeEach
    void post() {
        done(storage.comments().add(comment));
    }

    @Test
    void tellsTheAudienceOfTheRemoval() {
        done(storage.comments().add(reply(comment)));

        var removed = done(remove.remove(author(), content.id(), comment.id()));

        assertThat(removed.removed()).isEqualTo(2);
        assertThat(broadcast.events()).containsExactly(new CommentRemoved(content.id(), comment.id(), 2, 0, 3, NOW));
    }

    @Test
    void letsTheOwnerOfTheContentRemoveIt() {
        assertThat(done(remove.remove(caller("owner"), content.id(), comment.id()))
                        .removed())
                .isEqualTo(1);
    }

    @Test
    void letsAnAdminRemoveIt() {
        assertThat(done(remove.remove(admin("root"), content.id(), comment.id()))
                        .removed())
                .isEqualTo(1);
    }

    @Test
    void letsNobodyElseRemoveIt() {
        assertThat(refused(remove.remove(caller("eve"), content.id(), comment.id())))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(storage.comments().find(content.id(), comment.id())).isPresent();
        assertThat(broadcast.events()).isEmpty();
    }

    @Test
    void refusesUnknownContent() {
        var unknown = newContentId();

        assertThat(refused(remove.remove(author(), unknown, comment.id())))
                .isEqualTo(new Refusal.ContentNotFound(unknown));
    }

    @Test
    void refusesAnUnknownComment() {
        var unknown = newCommentId();

        assertThat(refused(remove.remove(author(), content.id(), unknown)))
                .isEqualTo(new Refusal.CommentNotFound(unknown));
    }

    @Test
    void refusesACommentOfOtherContent() {
        var elsewhere = stored(storage).id();

        assertThat(refused(remove.remove(author(), elsewhere, comment.id())))
                .isEqualTo(new Refusal.CommentNotFound(comment.id()));
        assertThat(broadcast.events()).isEmpty();
    }

    private Caller author() {
        return new Caller(new Profile(comment.author(), null, null, false), Set.of());
    }
}

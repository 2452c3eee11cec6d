package dev.applaud.domain.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommentTest {
    private static final UserId OWNER = new UserId("owner");
    private static final UserId AUTHOR = new UserId("author");
    private static final ContentId VIDEO = new ContentId("123");
    private static final Content CONTENT =
            new Content(VIDEO, new ContentType("video"), OWNER, null, null, Instant.EPOCH);
    private static final Comment COMMENT =
            new Comment(new CommentId("1"), VIDEO, AUTHOR, new CommentText("Hi"), null, Instant.EPOCH);

    @Test
    void itsAuthorMayRemoveIt() {
        assertThat(COMMENT.mayBeRemovedBy(caller("author"), CONTENT)).isTrue();
    }

    @Test
    void theOwnerOfTheContentMayRemoveIt() {
        assertThat(COMMENT.mayBeRemovedBy(caller("owner"), CONTENT)).isTrue();
    }

    @Test
    void anAdminMayRemoveIt() {
        assertThat(COMMENT.mayBeRemovedBy(caller("somebody", "admin"), CONTENT)).isTrue();
    }

    @Test
    void nobodyElseMayRemoveIt() {
        assertThat(COMMENT.mayBeRemovedBy(caller("somebody", "moderator"), CONTENT))
                .isFalse();
    }

    private static Caller caller(String id, String... roles) {
        return new Caller(new Profile(new UserId(id), null, null, false), Set.of(roles));
    }
}

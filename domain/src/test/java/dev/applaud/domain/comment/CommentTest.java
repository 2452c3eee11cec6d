package dev.applaud.domain.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CommentTest {
    private final Content content =
            new Content(new ContentId("v1"), new ContentType("video"), new UserId("owner"), null, null, Instant.EPOCH);
    private final Comment comment = new Comment(
            new CommentId("m1"), content.id(), new UserId("author"), new CommentText("Bravo"), null, Instant.EPOCH);

    @Test
    void mayBeRemovedByItsAuthorTheOwnerAndAdmins() {
        assertThat(comment.mayBeRemovedBy(caller("author"), content)).isTrue();
        assertThat(comment.mayBeRemovedBy(caller("owner"), content)).isTrue();
        assertThat(comment.mayBeRemovedBy(caller("root", "admin"), content)).isTrue();
    }

    @Test
    void mayBeRemovedByNobodyElse() {
        assertThat(comment.mayBeRemovedBy(caller("eve"), content)).isFalse();
        assertThat(comment.mayBeRemovedBy(caller("Author"), content)).isFalse();
        assertThat(comment.mayBeRemovedBy(caller("eve", "Admin", "editor"), content))
                .isFalse();
    }

    @Test
    void contentIsManagedByItsOwnerAndAdmins() {
        assertThat(content.isManagedBy(caller("owner"))).isTrue();
        assertThat(content.isManagedBy(caller("root", "admin"))).isTrue();
        assertThat(content.isManagedBy(caller("author"))).isFalse();
        assertThat(content.isOwnedBy(caller("root", "admin"))).isFalse();
    }

    @Test
    void standsInListsByTimeAndId() {
        assertThat(comment.cursor()).isEqualTo(new Cursor(Instant.EPOCH, "m1"));
        assertThat(content.cursor()).isEqualTo(new Cursor(Instant.EPOCH, "v1"));
    }

    private static Caller caller(String id, String... roles) {
        return new Caller(new Profile(new UserId(id), null, null, false), Set.of(roles));
    }
}

package dev.applaud.domain.comment;

import dev.applaud.domain.Cursor;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody wrote under a content, or in reply to another comment under the same content.
public record Comment(
        CommentId id,
        ContentId contentId,
        UserId author,
        CommentText text,
        @Nullable CommentId parentId,
        Instant createdAt) {

    /// Its author, the owner of the content and admins may remove it.
    public boolean mayBeRemovedBy(Caller caller, Content content) {
        return author.equals(caller.id()) || content.isManagedBy(caller);
    }

    public Cursor cursor() {
        return new Cursor(createdAt, id.value());
    }
}

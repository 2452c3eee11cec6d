package dev.applaud.application.comment;

import dev.applaud.application.Clock;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent.CommentRemoved;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.Comments;
import dev.applaud.domain.comment.ListedComment;
import dev.applaud.domain.comment.RemovedComment;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.people.Caller;
import java.time.Instant;

/// Removes a comment and all replies below it.
public final class RemoveComment {
    private final Contents contents;
    private final Comments comments;
    private final Broadcast broadcast;
    private final Clock clock;

    public RemoveComment(Contents contents, Comments comments, Broadcast broadcast, Clock clock) {
        this.contents = contents;
        this.comments = comments;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    public Outcome<RemovedComment> remove(Caller caller, ContentId contentId, CommentId id) {
        return contents.find(contentId)
                .map(content -> remove(caller, content, id))
                .orElseGet(() -> Outcome.refused(new Refusal.ContentNotFound(contentId)));
    }

    private Outcome<RemovedComment> remove(Caller caller, Content content, CommentId id) {
        return comments.find(content.id(), id)
                .map(ListedComment::comment)
                .map(comment -> remove(caller, content, comment))
                .orElseGet(() -> Outcome.refused(new Refusal.CommentNotFound(id)));
    }

    private Outcome<RemovedComment> remove(Caller caller, Content content, Comment comment) {
        if (!comment.mayBeRemovedBy(caller, content)) {
            return Outcome.refused(new Refusal.Forbidden(
                    "Only its author, the owner of the content or an admin may remove a comment"));
        }
        var now = clock.now();
        return comments.remove(content.id(), comment.id(), now)
                .whenDone(it -> broadcast.publish(event(comment, it, now)));
    }

    private static CommentRemoved event(Comment comment, RemovedComment it, Instant now) {
        var engagement = it.engagement();
        return new CommentRemoved(
                comment.contentId(), comment.id(), it.removed(), engagement.comments(), engagement.seq(), now);
    }
}

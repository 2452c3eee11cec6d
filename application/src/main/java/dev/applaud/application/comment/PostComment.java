package dev.applaud.application.comment;

import dev.applaud.application.Clock;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.comment.Comments;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.Caller;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts a comment under a content, or a reply under a comment on the same content.
public final class PostComment {
    private final Comments comments;
    private final Broadcast broadcast;
    private final Clock clock;
    private final Supplier<String> ids;

    /// @param ids makes new ids, rising with time
    public PostComment(Comments comments, Broadcast broadcast, Clock clock, Supplier<String> ids) {
        this.comments = comments;
        this.broadcast = broadcast;
        this.clock = clock;
        this.ids = ids;
    }

    public Outcome<PostedComment> post(
            Caller caller, ContentId contentId, CommentText text, @Nullable CommentId parentId) {
        return post(caller, contentId, text, parentId, Attempt.unkeyed());
    }

    public Outcome<PostedComment> post(
            Caller caller,
            ContentId contentId,
            CommentText text,
            @Nullable CommentId parentId,
            Attempt<PostedComment> attempt) {
        var id = new CommentId(ids.get());
        var comment = new Comment(id, contentId, caller.id(), text, parentId, clock.now());
        return comments.add(comment, attempt.before(it -> posted(caller, comment, it)))
                .whenDone(it -> broadcast.publish(event(caller, comment, it)))
                .map(it -> posted(caller, comment, it));
    }

    private static PostedComment posted(Caller caller, Comment comment, Engagement now) {
        return new PostedComment(new ShownComment(comment, caller.profile(), 0), now.comments());
    }

    private static CommentPosted event(Caller caller, Comment comment, Engagement now) {
        return new CommentPosted(comment, caller.profile(), now.comments(), now.seq(), comment.createdAt());
    }
}

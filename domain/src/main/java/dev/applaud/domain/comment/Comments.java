package dev.applaud.domain.comment;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Cursor;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Page;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All comments. Lists come newest first; a null parent asks for the comments that aren't replies.
///
/// Each change takes the next number of the content's comment log in the same transaction ({@link Engagement#seq}).
public interface Comments {
    /// Keeps a comment and counts it; refused when its content or its parent on that content doesn't exist. The answer
    /// to an attempt with a key is kept in the same transaction.
    ///
    /// @return the tallies right after this change
    Outcome<Engagement> add(Comment comment, Attempt<Engagement> attempt);

    default Outcome<Engagement> add(Comment comment) {
        return add(comment, Attempt.unkeyed());
    }

    /// Removes a comment and all replies below it, as one entry of the comment log.
    Outcome<RemovedComment> remove(ContentId contentId, CommentId id, Instant at);

    Optional<ListedComment> find(ContentId contentId, CommentId id);

    long count(ContentId contentId, @Nullable CommentId parent);

    List<ListedComment> newest(ContentId contentId, @Nullable CommentId parent, long offset, int limit);

    Page<ListedComment> newestAfter(ContentId contentId, @Nullable CommentId parent, @Nullable Cursor after, int limit);

    /// The entries of the comment log that follow the given number, in order and without a gap; empty if the content
    /// doesn't exist.
    ///
    /// @param seq 0 for the log's start
    List<LogEntry> logAfter(ContentId contentId, long seq, int limit);
}

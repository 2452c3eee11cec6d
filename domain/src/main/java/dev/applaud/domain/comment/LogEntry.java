package dev.applaud.domain.comment;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Profile;
import java.time.Instant;

/// One entry of a content's comment log. A log's numbers start at 1 and have no gaps: every comment takes one when
/// it is posted, and every removal takes one.
public sealed interface LogEntry {
    long seq();

    /// By how much the entry changed the number of comments.
    long change();

    /// A comment that is there still.
    record Posted(Comment comment, Profile author, long seq) implements LogEntry {
        @Override
        public long change() {
            return 1;
        }
    }

    /// A comment was posted here that a later entry has removed. All that is left of it is its id.
    ///
    /// @param at when it was removed
    record Withdrawn(ContentId contentId, CommentId commentId, long seq, Instant at) implements LogEntry {
        @Override
        public long change() {
            return 1;
        }
    }

    /// @param removed how many comments went: the comment itself and all replies below it
    record Removed(ContentId contentId, CommentId commentId, long removed, long seq, Instant at) implements LogEntry {
        @Override
        public long change() {
            return -removed;
        }
    }
}

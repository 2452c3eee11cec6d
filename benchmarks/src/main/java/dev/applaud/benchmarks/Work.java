package dev.applaud.benchmarks;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What callers do, and where it can be seen afterwards.
enum Work {
    LIKES("likes", 1, "likes", "content_like"),
    VIEWS("views", 1, "views", "recent_view"),
    SHARES("shares", 1, "shares", "content_share"),
    COMMENTS("comments", 1, "comments", "content_comment"),
    POPULARITY("likes of 1,000 contents", 1_000, "likes", "content_like");

    private static final CommentText TEXT = new CommentText("What a goal! I have watched it ten times now");

    /// Of equal length, so that they are in order as text too.
    private static final AtomicLong LAST_COMMENT = new AtomicLong(1_000_000_000_000L);

    final String title;

    /// How many there are to choose from.
    final int contents;

    /// The tally in a content's row.
    final String column;

    /// Where the facts are.
    final String table;

    Work(String title, int contents, String column, String table) {
        this.title = title;
        this.contents = contents;
        this.column = column;
        this.table = table;
    }

    /// @param name is new with every call
    void change(Way way, ContentId id, String name) {
        switch (this) {
            case LIKES, POPULARITY -> way.like(id, new UserId(name));
            case VIEWS -> way.view(id, new UserId(name));
            case SHARES -> way.share(id, new UserId(name));
            case COMMENTS -> way.comment(new Comment(newCommentId(), id, new UserId(name), TEXT, null, Instant.now()));
        }
    }

    /// They rise with time, as those that the server makes do.
    private static CommentId newCommentId() {
        return new CommentId("comment-" + LAST_COMMENT.incrementAndGet());
    }

    /// How many callers at once are worth measuring.
    List<Integer> callers() {
        return this == LIKES ? List.of(256, 16, 1) : List.of(256);
    }
}

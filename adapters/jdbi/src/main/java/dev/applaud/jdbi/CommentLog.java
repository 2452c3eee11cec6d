package dev.applaud.jdbi;

import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.LogEntry;
import dev.applaud.domain.content.ContentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The comment log of a content, read from the two tables that share its numbers. In one statement: between two, a
/// comment could move from one table to the other and be seen twice, or not at all.
final class CommentLog {
    private static final int POSTED = -1;

    private static final String SELECT = """
            (SELECT c.seq AS log_seq, c.id, c.content_id, c.parent_id, c.author_id, c.body, c.created_at,
                    %d AS removed_count, p.username, p.avatar, p.is_verified
               FROM content_comment c LEFT JOIN profile p ON p.id = c.author_id
              WHERE c.content_id = :content AND c.seq > :seq
                AND EXISTS (SELECT 1 FROM content WHERE id = :content AND removed = FALSE)
              ORDER BY c.content_id, c.seq LIMIT :limit)
            UNION ALL
            (SELECT r.seq, r.comment_id, r.content_id, '', '', '', r.removed_at,
                    r.removed_count, NULL, NULL, FALSE
               FROM comment_removal r
              WHERE r.content_id = :content AND r.seq > :seq
                AND EXISTS (SELECT 1 FROM content WHERE id = :content AND removed = FALSE)
              ORDER BY r.content_id, r.seq LIMIT :limit)
            ORDER BY log_seq LIMIT :limit""".formatted(POSTED);

    private CommentLog() {}

    static List<LogEntry> after(Handle handle, ContentId contentId, long seq, int limit) {
        return handle.createQuery(SELECT)
                .bind("content", contentId.value())
                .bind("seq", seq)
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list();
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        long seq = row.getLong("log_seq");
        long removed = row.getLong("removed_count");
        if (removed == POSTED) {
            return new LogEntry.Posted(CommentRows.comment(row), JdbiProfiles.profile(row, "author_id"), seq);
        }
        var contentId = new ContentId(row.getString("content_id"));
        var id = new CommentId(row.getString("id"));
        var at = Instant.ofEpochMilli(row.getLong("created_at"));
        return removed == 0
                ? new LogEntry.Withdrawn(contentId, id, seq, at)
                : new LogEntry.Removed(contentId, id, removed, seq, at);
    }
}

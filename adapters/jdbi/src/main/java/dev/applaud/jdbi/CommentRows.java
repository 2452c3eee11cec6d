package dev.applaud.jdbi;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.comment.ListedComment;
import dev.applaud.domain.comment.LogEntry;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The rows of comments and of the log of removals. The content's row must be locked before any of them is changed.
final class CommentRows {
    private CommentRows() {}

    static NewRows inserts() {
        return new NewRows(
                "content_comment", "id", "content_id", "parent_id", "author_id", "body", "created_at", "seq");
    }

    static void add(NewRows inserts, Comment comment, long seq) {
        inserts.add(
                comment.id().value(),
                comment.contentId().value(),
                comment.parentId() == null ? "" : comment.parentId().value(),
                comment.author().value(),
                comment.text().value(),
                comment.createdAt().toEpochMilli(),
                seq);
    }

    static void insertRemoval(Handle handle, LogEntry.Removed removal) {
        handle.execute(
                """
                INSERT INTO comment_removal (content_id, seq, comment_id, removed_count, removed_at)
                VALUES (?, ?, ?, ?, ?)""",
                removal.contentId().value(),
                removal.seq(),
                removal.commentId().value(),
                removal.removed(),
                removal.at().toEpochMilli());
    }

    static void addReplies(Handle handle, ContentId contentId, Collection<CommentId> ids, long more) {
        Chunks.of(ids, CommentId::value).forEach(chunk -> handle.createUpdate("""
                        UPDATE content_comment SET replies_count = replies_count + :more
                        WHERE content_id = :content AND id IN (<ids>)""")
                .bind("more", more)
                .bind("content", contentId.value())
                .bindList("ids", chunk)
                .execute());
    }

    /// Those that are on the content.
    static Set<CommentId> existing(Handle handle, ContentId contentId, Collection<CommentId> ids) {
        return Chunks.of(ids, CommentId::value).stream()
                .flatMap(chunk -> handle
                        .createQuery("SELECT id FROM content_comment WHERE content_id = :content AND id IN (<ids>)")
                        .bind("content", contentId.value())
                        .bindList("ids", chunk)
                        .mapTo(String.class)
                        .list()
                        .stream())
                .map(CommentId::new)
                .collect(Collectors.toSet());
    }

    /// The id of the comment's parent, empty for a comment that isn't a reply; nothing if there is no such comment.
    static Optional<String> parentOf(Handle handle, ContentId contentId, CommentId id) {
        // By the id alone: given both, H2 may go through all comments of the content, if there were few when it chose.
        return handle.select("SELECT content_id, parent_id FROM content_comment WHERE id = ?", id.value())
                .map((row, _) -> Map.entry(row.getString("content_id"), row.getString("parent_id")))
                .findOne()
                .filter(it -> it.getKey().equals(contentId.value()))
                .map(Map.Entry::getValue);
    }

    /// Level by level, so that neither depth nor number of replies has a limit. Their numbers stay in the log.
    ///
    /// @return how many there were
    static long deleteWithReplies(Handle handle, ContentId contentId, CommentId id, Instant at) {
        long deleted = 0;
        for (var level = List.of(id.value()); !level.isEmpty(); level = repliesTo(handle, contentId, level)) {
            withdraw(handle, level, at);
            deleted += delete(handle, level);
        }
        return deleted;
    }

    private static void withdraw(Handle handle, List<String> ids, Instant at) {
        Chunks.of(ids).forEach(chunk -> handle.createUpdate("""
                                INSERT INTO comment_removal (content_id, seq, comment_id, removed_count, removed_at)
                                SELECT content_id, seq, id, 0, :at FROM content_comment WHERE id IN (<ids>)""")
                .bind("at", at.toEpochMilli())
                .bindList("ids", chunk)
                .execute());
    }

    private static List<String> repliesTo(Handle handle, ContentId contentId, List<String> ids) {
        return Chunks.of(ids).stream()
                .flatMap(chunk -> handle
                        .createQuery(
                                "SELECT id FROM content_comment WHERE content_id = :content AND parent_id IN (<parents>)")
                        .bind("content", contentId.value())
                        .bindList("parents", chunk)
                        .mapTo(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private static long delete(Handle handle, List<String> ids) {
        return Chunks.of(ids).stream()
                .mapToLong(chunk -> handle.createUpdate("DELETE FROM content_comment WHERE id IN (<ids>)")
                        .bindList("ids", chunk)
                        .execute())
                .sum();
    }

    static ListedComment listed(ResultSet row) throws SQLException {
        return new ListedComment(comment(row), row.getLong("replies_count"));
    }

    static Comment comment(ResultSet row) throws SQLException {
        var parent = row.getString("parent_id");
        return new Comment(
                new CommentId(row.getString("id")),
                new ContentId(row.getString("content_id")),
                new UserId(row.getString("author_id")),
                new CommentText(row.getString("body")),
                parent.isEmpty() ? null : new CommentId(parent),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}

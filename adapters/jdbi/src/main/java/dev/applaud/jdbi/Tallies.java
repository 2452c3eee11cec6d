package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The tallies in a content's row.
final class Tallies {
    static final String COLUMNS = "likes, comments, views, shares, version, comment_seq";

    private Tallies() {}

    static Optional<Engagement> read(Handle handle, ContentId id) {
        return find(handle, id, "");
    }

    /// Nobody else changes them before this transaction ends.
    static Optional<Engagement> lock(Handle handle, ContentId id) {
        return find(handle, id, " FOR UPDATE");
    }

    private static Optional<Engagement> find(Handle handle, ContentId id, String mode) {
        return handle.select("SELECT " + COLUMNS + " FROM content WHERE id = ? AND removed = FALSE" + mode, id.value())
                .map((row, _) -> from(row))
                .findOne();
    }

    static Engagement from(ResultSet row) throws SQLException {
        return new Engagement(
                row.getLong("likes"),
                row.getLong("comments"),
                row.getLong("views"),
                row.getLong("shares"),
                row.getLong("version"),
                row.getLong("comment_seq"));
    }

    static Engagement keep(Handle handle, ContentId id, Engagement now) {
        return keep(handle, id, now, 0);
    }

    /// @param moreTopComments how many more comments there are that aren't replies
    static Engagement keep(Handle handle, ContentId id, Engagement now, int moreTopComments) {
        handle.execute(
                """
                UPDATE content SET likes = ?, comments = ?, views = ?, shares = ?, version = ?, comment_seq = ?,
                       top_comments = top_comments + ?
                WHERE id = ?""",
                now.likes(),
                now.comments(),
                now.views(),
                now.shares(),
                now.version(),
                now.seq(),
                moreTopComments,
                id.value());
        return now;
    }
}

package dev.applaud.benchmarks;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.people.UserId;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The baseline: a transaction for each change, as exact as in groups. It locks the content's row, looks at the fact,
/// keeps the fact and the tallies.
record OneByOne(Jdbi jdbi) implements Way {
    @Override
    public void like(ContentId id, UserId user) {
        change(id, (handle, now) -> {
            boolean isLiked = handle.select(
                            "SELECT 1 FROM content_like WHERE content_id = ? AND user_id = ?", id.value(), user.value())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            handle.execute(
                    isLiked
                            ? "DELETE FROM content_like WHERE content_id = ? AND user_id = ?"
                            : "INSERT INTO content_like (content_id, user_id, liked_at) VALUES (?, ?, 1)",
                    id.value(),
                    user.value());
            return now.withLikes(now.likes() + (isLiked ? -1 : 1));
        });
    }

    @Override
    public void view(ContentId id, UserId viewer) {
        change(id, (handle, now) -> {
            boolean counted = handle.select(
                            "SELECT counted_at FROM recent_view WHERE content_id = ? AND viewer = ?",
                            id.value(),
                            viewer.value())
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent();
            if (counted) {
                throw new IllegalStateException("Every viewer here is new");
            }
            handle.execute(
                    "INSERT INTO recent_view (content_id, viewer, counted_at) VALUES (?, ?, 1)",
                    id.value(),
                    viewer.value());
            return now.withViews(now.views() + 1);
        });
    }

    @Override
    public void share(ContentId id, UserId user) {
        change(id, (handle, now) -> {
            handle.execute(
                    "INSERT INTO content_share (content_id, user_id, shared_at) VALUES (?, ?, 1)",
                    id.value(),
                    user.value());
            return now.withShares(now.shares() + 1);
        });
    }

    @Override
    public void comment(Comment comment) {
        change(comment.contentId(), (handle, now) -> {
            handle.execute(
                    """
                    INSERT INTO content_comment (id, content_id, parent_id, author_id, body, created_at, seq)
                    VALUES (?, ?, '', ?, ?, ?, ?)""",
                    comment.id().value(),
                    comment.contentId().value(),
                    comment.author().value(),
                    comment.text().value(),
                    comment.createdAt().toEpochMilli(),
                    now.seq() + 1);
            return now.withComments(now.comments() + 1);
        });
    }

    private void change(ContentId id, BiFunction<Handle, Engagement, Engagement> work) {
        jdbi.useTransaction(handle -> keep(handle, id, work.apply(handle, lock(handle, id))));
    }

    private static Engagement lock(Handle handle, ContentId id) {
        return handle.select("""
                        SELECT likes, comments, views, shares, version, comment_seq FROM content
                        WHERE id = ? AND removed = FALSE FOR UPDATE""", id.value())
                .map((row, _) -> new Engagement(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)))
                .one();
    }

    private static void keep(Handle handle, ContentId id, Engagement now) {
        handle.execute(
                """
                UPDATE content SET likes = ?, comments = ?, views = ?, shares = ?, version = ?, comment_seq = ?
                WHERE id = ?""", now.likes(), now.comments(), now.views(), now.shares(), now.version(), now.seq(), id.value());
    }
}

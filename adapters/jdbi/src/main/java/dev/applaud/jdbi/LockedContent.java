package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// A content whose row is locked: its tallies, and of its facts those that were asked for, in memory. What is changed
/// here is kept by the end of the transaction, in one statement for each kind of facts. For one thread.
final class LockedContent {
    private final ContentId id;
    private final LikeRows likes = new LikeRows();
    private final ViewRows views = new ViewRows();
    private final ShareRows shares = new ShareRows();
    private final NewComments comments = new NewComments();
    private final ViewingRows viewings = new ViewingRows();
    private final QualityRows qualities = new QualityRows();
    private final Engagement before;
    private Engagement now;

    LockedContent(ContentId id, Engagement before) {
        this.id = id;
        this.before = before;
        this.now = before;
    }

    void read(Handle handle) {
        likes.read(handle, id);
        views.read(handle, id);
        comments.read(handle, id);
        viewings.read(handle, id);
        qualities.read(handle, id);
    }

    void keep(Handle handle) {
        viewings.keep(handle, id);
        qualities.keep(handle, id);
        if (!now.equals(before)) {
            keepTallied(handle);
        }
    }

    private void keepTallied(Handle handle) {
        likes.keep(handle, id);
        views.keep(handle, id);
        shares.keep(handle, id);
        comments.keep(handle, id);
        Tallies.keep(handle, id, now, comments.notReplies());
    }

    Engagement change(UnaryOperator<Engagement> change) {
        now = change.apply(now);
        return now;
    }

    Engagement now() {
        return now;
    }

    LikeRows likes() {
        return likes;
    }

    ViewRows views() {
        return views;
    }

    ShareRows shares() {
        return shares;
    }

    NewComments comments() {
        return comments;
    }

    ViewingRows viewings() {
        return viewings;
    }

    QualityRows qualities() {
        return qualities;
    }
}

package dev.applaud.jdbi;

import dev.applaud.domain.engagement.View;
import org.jdbi.v3.core.Handle;

/// When each viewer was last counted on a content; kept only where viewers count once within a window.
final class RecentViews {
    private RecentViews() {}

    /// Whether the view counts, and remembers it if so. The content's row must be locked.
    static boolean countsNow(Handle handle, View view) {
        var id = view.contentId().value();
        long at = view.at().toEpochMilli();
        var last = handle.select(
                        "SELECT counted_at FROM recent_view WHERE content_id = ? AND viewer = ?", id, view.viewer())
                .mapTo(Long.class)
                .findOne();
        if (last.isPresent() && last.get() + view.uniqueWindow().toMillis() > at) {
            return false;
        }
        if (last.isPresent()) {
            handle.execute(
                    "UPDATE recent_view SET counted_at = ? WHERE content_id = ? AND viewer = ?", at, id, view.viewer());
        } else {
            handle.execute(
                    "INSERT INTO recent_view (content_id, viewer, counted_at) VALUES (?, ?, ?)", id, view.viewer(), at);
        }
        return true;
    }
}

package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.Mark;
import dev.applaud.domain.viewing.WatchTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/// The viewings that release 1.0 kept, without what they add up to. If a content has no {@link WatchTotals} yet,
/// all its viewings are such; most often there are none.
final class EarlierViewings {
    private EarlierViewings() {}

    /// Counts them, and keeps their viewers with those of the viewings to come. May be run again.
    static WatchTotals adopt(Handle handle, ContentId id) {
        handle.execute("""
                INSERT IGNORE INTO content_viewer (content_id, viewer_id)
                SELECT DISTINCT content_id, viewer_id FROM viewing WHERE content_id = ?""", id.value());
        return totals(handle, id);
    }

    static WatchTotals totals(Handle handle, ContentId id) {
        var totals = new WatchTotals();
        totals.addViewers(viewers(handle, id));
        return handle.select("""
                        SELECT FLOOR(watched_millis / 1000) AS reached, COUNT(*) AS viewings,
                               SUM(watched_millis) AS watched, COUNT(CASE WHEN completed THEN 1 END) AS completions
                        FROM viewing WHERE content_id = ? GROUP BY FLOOR(watched_millis / 1000)""", id.value()).reduceResultSet(totals, (sum, row, _) -> plus(sum, row));
    }

    private static WatchTotals plus(WatchTotals sum, ResultSet row) throws SQLException {
        var mark = Mark.of(WatchTime.ofSeconds(row.getInt("reached")));
        sum.count(mark, row.getLong("viewings"), row.getLong("watched"), row.getLong("completions"));
        return sum;
    }

    private static long viewers(Handle handle, ContentId id) {
        return handle.select("SELECT COUNT(DISTINCT viewer_id) FROM viewing WHERE content_id = ?", id.value())
                .mapTo(Long.class)
                .one();
    }
}

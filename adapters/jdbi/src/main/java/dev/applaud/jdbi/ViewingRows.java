package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// How far those viewings of a content have come that were asked for, and what all of them add up to.
final class ViewingRows {
    private final Map<ViewingId, UserId> asked = new LinkedHashMap<>();
    private final Map<ViewingId, WatchProgress> progress = new HashMap<>();
    private final Set<ViewingId> changed = new LinkedHashSet<>();

    /// Of those with new viewings, who has watched the content before.
    private final Set<UserId> viewers = new HashSet<>();

    private final Set<UserId> newViewers = new LinkedHashSet<>();
    private WatchTotals totals = new WatchTotals();

    void ask(WatchProgress report) {
        asked.put(report.viewing(), report.viewer());
    }

    void read(Handle handle, ContentId id) {
        if (asked.isEmpty()) {
            return;
        }
        Chunks.of(asked.keySet(), ViewingId::value).forEach(chunk -> readProgress(handle, chunk));
        totals = WatchTotals.read(handle, id).orElseGet(() -> EarlierViewings.adopt(handle, id));
        readViewers(handle, id);
    }

    private void readProgress(Handle handle, List<String> ids) {
        handle.select("SELECT * FROM viewing WHERE id IN " + Chunks.placeholders(ids), ids.toArray())
                .map((row, _) -> progress(row))
                .forEach(it -> progress.put(it.viewing(), it));
    }

    private static WatchProgress progress(ResultSet row) throws SQLException {
        return new WatchProgress(
                new ViewingId(row.getString("id")),
                new ContentId(row.getString("content_id")),
                new UserId(row.getString("viewer_id")),
                new WatchTime(row.getLong("watched_millis")),
                row.getBoolean("completed"),
                Instant.ofEpochMilli(row.getLong("reported_at")));
    }

    private void readViewers(Handle handle, ContentId id) {
        var beginners = new LinkedHashMap<>(asked);
        beginners.keySet().removeAll(progress.keySet());
        Keys.of(handle, id.value(), beginners.values(), UserId::value).forEach(keys -> handle.select(
                        "SELECT viewer_id FROM content_viewer WHERE " + keys.condition("content_id", "viewer_id"),
                        keys.values())
                .mapTo(String.class)
                .forEach(it -> viewers.add(new UserId(it))));
    }

    WatchProgress update(WatchProgress report) {
        var before = progress.get(report.viewing());
        if (before == null) {
            begin(report);
            return report;
        }
        var now = before.updatedBy(report);
        if (!now.isLevelWith(before)) {
            totals.take(before);
            put(now);
        }
        return now;
    }

    private void begin(WatchProgress report) {
        put(report);
        if (viewers.add(report.viewer())) {
            newViewers.add(report.viewer());
            totals.addViewers(1);
        }
    }

    private void put(WatchProgress now) {
        totals.add(now);
        progress.put(now.viewing(), now);
        changed.add(now.viewing());
    }

    /// However many reports there were of a viewing, it is written once.
    void keep(Handle handle, ContentId id) {
        if (changed.isEmpty()) {
            return;
        }
        keepProgress(handle);
        var rows = new NewRows("content_viewer", "content_id", "viewer_id");
        newViewers.forEach(it -> rows.add(id.value(), it.value()));
        rows.insert(handle);
        totals.keep(handle, id);
    }

    private void keepProgress(Handle handle) {
        var rows =
                new NewRows("viewing", "id", "content_id", "viewer_id", "watched_millis", "completed", "reported_at");
        changed.stream()
                .map(progress::get)
                .forEach(it -> rows.add(
                        it.viewing().value(),
                        it.contentId().value(),
                        it.viewer().value(),
                        it.watchTime().millis(),
                        it.completed(),
                        it.at().toEpochMilli()));
        rows.insert(
                handle,
                " ON DUPLICATE KEY UPDATE watched_millis = VALUES(watched_millis), completed = VALUES(completed),"
                        + " reported_at = VALUES(reported_at)");
    }
}

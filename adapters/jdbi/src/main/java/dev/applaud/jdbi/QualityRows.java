package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.PlayerState;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// How often each quality of a content was reported, and which those viewings reported last that were asked for.
final class QualityRows {
    private final Set<ViewingId> asked = new LinkedHashSet<>();
    private final Map<ViewingId, PlayerState> last = new HashMap<>();
    private final Map<ViewingId, PlayerState> changed = new LinkedHashMap<>();
    private final Map<Quality, QualityCount> counts = new HashMap<>();
    private final Set<Quality> counted = new LinkedHashSet<>();

    void ask(QualityChange change) {
        asked.add(change.viewing());
    }

    void read(Handle handle, ContentId id) {
        if (asked.isEmpty()) {
            return;
        }
        Chunks.of(asked, ViewingId::value).forEach(chunk -> readLast(handle, chunk));
        counts(handle, id).forEach(it -> counts.put(it.quality(), it));
    }

    private void readLast(Handle handle, List<String> ids) {
        handle.select("SELECT * FROM viewing_quality WHERE viewing_id IN " + Chunks.placeholders(ids), ids.toArray())
                .map((row, _) -> Map.entry(
                        new ViewingId(row.getString("viewing_id")),
                        new PlayerState(new Quality(row.getString("quality")), row.getBoolean("buffering"))))
                .forEach(it -> last.put(it.getKey(), it.getValue()));
    }

    /// Most frequent first.
    static List<QualityCount> counts(Handle handle, ContentId id) {
        return handle.select("""
                        SELECT quality, changes, buffering FROM quality_count
                        WHERE content_id = ? ORDER BY changes DESC, quality""", id.value())
                .map((row, _) -> new QualityCount(
                        new Quality(row.getString("quality")), row.getLong("changes"), row.getLong("buffering")))
                .list();
    }

    void count(QualityChange change) {
        var state = change.state();
        if (state.equals(last.put(change.viewing(), state))) {
            return;
        }
        changed.put(change.viewing(), state);
        var quality = state.quality().among(counts.keySet());
        var before = counts.getOrDefault(quality, new QualityCount(quality, 0, 0));
        counts.put(quality, before.withOneMore(state.buffering()));
        counted.add(quality);
    }

    void keep(Handle handle, ContentId id) {
        var states = new NewRows("viewing_quality", "viewing_id", "quality", "buffering");
        changed.forEach(
                (viewing, state) -> states.add(viewing.value(), state.quality().value(), state.buffering()));
        states.insert(handle, " ON DUPLICATE KEY UPDATE quality = VALUES(quality), buffering = VALUES(buffering)");
        var rows = new NewRows("quality_count", "content_id", "quality", "changes", "buffering");
        counted.stream()
                .map(counts::get)
                .forEach(it -> rows.add(id.value(), it.quality().value(), it.changes(), it.buffering()));
        rows.insert(handle, " ON DUPLICATE KEY UPDATE changes = VALUES(changes), buffering = VALUES(buffering)");
    }

    static void forget(Handle handle, ContentId id) {
        handle.execute("DELETE FROM quality_count WHERE content_id = ?", id.value());
    }
}

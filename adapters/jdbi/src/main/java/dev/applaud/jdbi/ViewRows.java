package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.View;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// When those viewers of a content were last counted who were asked for; kept only where they count once within a
/// window.
final class ViewRows {
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Map<String, Long> changed = new LinkedHashMap<>();

    void ask(View view) {
        if (view.uniqueWindow().isPositive()) {
            asked.add(view.viewer());
        }
    }

    void read(Handle handle, ContentId id) {
        Keys.of(handle, id.value(), asked, it -> it).forEach(keys -> handle.select(
                        "SELECT viewer, counted_at FROM recent_view WHERE " + keys.condition("content_id", "viewer"),
                        keys.values())
                .map((row, _) -> Map.entry(row.getString("viewer"), row.getLong("counted_at")))
                .forEach(it -> last.put(it.getKey(), it.getValue())));
    }

    /// Whether the view counts, and remembers it if so.
    boolean countsNow(View view) {
        if (!view.uniqueWindow().isPositive()) {
            return true;
        }
        long at = view.at().toEpochMilli();
        var before = last.get(view.viewer());
        if (before != null && before + view.uniqueWindow().toMillis() > at) {
            return false;
        }
        last.put(view.viewer(), at);
        changed.put(view.viewer(), at);
        return true;
    }

    void keep(Handle handle, ContentId id) {
        var rows = new NewRows("recent_view", "content_id", "viewer", "counted_at");
        changed.forEach((viewer, at) -> rows.add(id.value(), viewer, at));
        rows.insert(handle, " ON DUPLICATE KEY UPDATE counted_at = VALUES(counted_at)");
    }
}

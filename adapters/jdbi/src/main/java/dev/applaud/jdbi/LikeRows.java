package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Who likes a content, of those who were asked for.
final class LikeRows {
    private final Set<UserId> asked = new LinkedHashSet<>();
    private final Set<UserId> before = new HashSet<>();

    /// Since when those like it whose like was changed; empty if they don't.
    private final Map<UserId, Optional<Instant>> changed = new LinkedHashMap<>();

    void ask(UserId user) {
        asked.add(user);
    }

    void read(Handle handle, ContentId id) {
        Keys.of(handle, id.value(), asked, UserId::value).forEach(keys -> handle.select(
                        "SELECT user_id FROM content_like WHERE " + keys.condition("content_id", "user_id"),
                        keys.values())
                .mapTo(String.class)
                .forEach(it -> before.add(new UserId(it))));
    }

    boolean isLikedBy(UserId user) {
        var now = changed.get(user);
        return now == null ? before.contains(user) : now.isPresent();
    }

    void set(UserId user, boolean isLiked, Instant at) {
        changed.put(user, isLiked ? Optional.of(at) : Optional.empty());
    }

    /// The net effect only: what was set on and off again leaves no trace.
    void keep(Handle handle, ContentId id) {
        delete(handle, id);
        insert(handle, id);
    }

    private void delete(Handle handle, ContentId id) {
        before.retainAll(changed.keySet());
        Keys.of(handle, id.value(), before, UserId::value)
                .forEach(keys -> handle.execute(
                        "DELETE FROM content_like WHERE " + keys.condition("content_id", "user_id"), keys.values()));
    }

    private void insert(Handle handle, ContentId id) {
        var rows = new NewRows("content_like", "content_id", "user_id", "liked_at");
        changed.forEach((user, since) -> since.ifPresent(at -> rows.add(id.value(), user.value(), at.toEpochMilli())));
        rows.insert(handle);
    }
}

package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// What was answered to earlier attempts at requests, of those that were asked for, and what is answered now.
final class KeptAnswers {
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Attempt.Kept> before = new HashMap<>();
    private final Map<String, Attempt.Kept> added = new LinkedHashMap<>();

    void ask(Attempt<?> attempt) {
        if (attempt instanceof Attempt.Keyed<?> keyed) {
            asked.add(keyed.request());
        }
    }

    void read(Handle handle) {
        Chunks.of(asked, it -> it).forEach(requests -> handle.createQuery(
                        "SELECT request, body, answer, kept_at FROM kept_answer WHERE request IN (<requests>)")
                .bindList("requests", requests)
                .map((row, _) -> Map.entry(
                        row.getString("request"),
                        new Attempt.Kept(
                                row.getString("body"),
                                row.getString("answer"),
                                Instant.ofEpochMilli(row.getLong("kept_at")))))
                .forEach(it -> before.put(it.getKey(), it.getValue())));
    }

    /// Makes the change unless an earlier attempt did. The answer is kept if it was made: what was refused may be tried
    /// again.
    <T> Outcome<T> once(Attempt<T> attempt, Instant at, Supplier<Outcome<T>> change) {
        return switch (attempt) {
            case Attempt.Unkeyed<T>() -> change.get();
            case Attempt.Keyed<T> keyed -> once(keyed, at, change);
        };
    }

    private <T> Outcome<T> once(Attempt.Keyed<T> attempt, Instant at, Supplier<Outcome<T>> change) {
        var kept = added.getOrDefault(attempt.request(), before.get(attempt.request()));
        if (kept != null && !kept.isOver(at)) {
            return Outcome.refused(kept.tell(attempt));
        }
        return change.get().whenDone(it -> added.put(attempt.request(), kept(attempt, it, at)));
    }

    private static <T> Attempt.Kept kept(Attempt.Keyed<T> attempt, T value, Instant at) {
        return new Attempt.Kept(attempt.body(), attempt.answer().apply(value), at);
    }

    void keep(Handle handle) {
        if (!added.isEmpty()) {
            makeRoom(handle);
            insert(handle);
        }
    }

    /// Where an answer was kept whose time is over. It is looked at again: another node may have been here since.
    private void makeRoom(Handle handle) {
        var rows = handle.prepareBatch("DELETE FROM kept_answer WHERE request = ? AND kept_at <= ?");
        added.forEach((request, kept) -> {
            if (before.containsKey(request)) {
                rows.add(request, kept.at().minus(Attempt.KEPT).toEpochMilli());
            }
        });
        rows.execute();
    }

    private void insert(Handle handle) {
        var rows = new NewRows("kept_answer", "request", "body", "answer", "kept_at");
        added.forEach((request, kept) ->
                rows.add(request, kept.body(), kept.answer(), kept.at().toEpochMilli()));
        rows.insert(handle);
    }
}

package dev.applaud.realtime.event;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.ViewingId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// The videos that one connection has joined, the last joined last, and the viewing of each.
///
/// Progress may also be reported for videos that were not joined. Of these the viewings reported last are
/// remembered; an older one, reported again, begins anew.
final class Watching {
    private static final int MAX_PASSING = 100;

    private final SequencedMap<ContentId, ViewingId> joined = new LinkedHashMap<>();
    private final SequencedMap<ContentId, ViewingId> passing = new LinkedHashMap<>();
    private final Supplier<String> ids;

    Watching(Supplier<String> ids) {
        this.ids = ids;
    }

    /// Begins a new viewing, also when it was joined already.
    void join(ContentId id) {
        passing.remove(id);
        joined.putLast(id, newViewing());
    }

    /// False if it was not joined.
    boolean leave(ContentId id) {
        passing.remove(id);
        return joined.remove(id) != null;
    }

    /// As a snapshot.
    List<ContentId> joined() {
        return List.copyOf(joined.keySet());
    }

    boolean contains(ContentId id) {
        return joined.containsKey(id);
    }

    int count() {
        return joined.size();
    }

    Optional<ContentId> last() {
        return joined.isEmpty()
                ? Optional.empty()
                : Optional.of(joined.lastEntry().getKey());
    }

    ViewingId viewing(ContentId id) {
        var viewing = joined.get(id);
        return viewing != null ? viewing : passingViewing(id);
    }

    private ViewingId passingViewing(ContentId id) {
        var known = passing.get(id);
        var viewing = known != null ? known : newViewing();
        passing.putLast(id, viewing);
        if (passing.size() > MAX_PASSING) {
            passing.pollFirstEntry();
        }
        return viewing;
    }

    private ViewingId newViewing() {
        return new ViewingId(ids.get());
    }
}

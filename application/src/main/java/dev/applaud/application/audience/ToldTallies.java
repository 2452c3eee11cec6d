package dev.applaud.application.audience;

import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.audience.RoomEvent.ShareCounted;
import dev.applaud.domain.audience.RoomEvent.TallyChanged;
import dev.applaud.domain.audience.RoomEvent.ViewCounted;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Tally;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which counts a room was told last. A change is told with the newest count that is known, so that counts never run
/// backwards and no change is kept back. For one thread at a time.
final class ToldTallies {
    private record Count(long value, long version) {}

    private static final Count NONE = new Count(0, 0);

    private final Map<Tally, Count> told = new EnumMap<>(Tally.class);

    /// Those of which somebody who came in later was told another count.
    private final Set<Tally> divided = EnumSet.noneOf(Tally.class);

    private boolean begun;
    private Engagement seen = Engagement.NONE;

    /// What the storage says: the first time it is where to begin, later what there is to be told.
    void see(Engagement now) {
        if (!begun || now.version() > seen.version()) {
            seen = now;
        }
        if (!begun) {
            begun = true;
            Arrays.stream(Tally.values()).forEach(it -> told.put(it, newest(it)));
        }
    }

    /// The newest that the storage said.
    Engagement seen() {
        return seen;
    }

    /// The change as it is to be told.
    TallyChanged newest(TallyChanged change) {
        var tally = change.tally();
        var offered = new Count(change.count(), change.version());
        told.put(tally, newer(newest(tally), offered));
        divided.remove(tally);
        return change.with(newest(tally).value(), newest(tally).version());
    }

    boolean lackAnyOf(Engagement stored) {
        return Arrays.stream(Tally.values()).anyMatch(it -> lacks(it, stored));
    }

    /// Changes that nobody told of, so far as they show in what was stored.
    List<TallyChanged> lacking(Engagement stored, ContentId id, Instant now) {
        return Arrays.stream(Tally.values())
                .filter(it -> lacks(it, stored))
                .map(it -> newest(nobodys(it, id, stored, now)))
                .toList();
    }

    private boolean lacks(Tally tally, Engagement stored) {
        var count = toldOf(tally);
        return count.version() < stored.version() && (count.value() != tally.of(stored) || divided.contains(tally));
    }

    private static TallyChanged nobodys(Tally tally, ContentId id, Engagement stored, Instant now) {
        return switch (tally) {
            case LIKES -> new LikeChanged(id, null, false, stored.likes(), stored.version(), now);
            case VIEWS -> new ViewCounted(id, stored.views(), stored.version(), now);
            case SHARES -> new ShareCounted(id, null, stored.shares(), stored.version(), now);
        };
    }

    /// The newest of all counts, beside those of the comment log, as somebody who comes in is told. Should they change
    /// back to what all others know, that one has to be told so.
    Engagement standing(long comments, long seq) {
        Arrays.stream(Tally.values())
                .filter(it -> newest(it).value() != toldOf(it).value())
                .forEach(divided::add);
        long version = Arrays.stream(Tally.values())
                .mapToLong(it -> newest(it).version())
                .max()
                .orElseThrow();
        return new Engagement(
                newest(Tally.LIKES).value(),
                comments,
                newest(Tally.VIEWS).value(),
                newest(Tally.SHARES).value(),
                version,
                seq);
    }

    private Count newest(Tally tally) {
        return newer(new Count(tally.of(seen), seen.version()), toldOf(tally));
    }

    private Count toldOf(Tally tally) {
        return told.getOrDefault(tally, NONE);
    }

    private static Count newer(Count one, Count other) {
        return other.version() > one.version() ? other : one;
    }
}

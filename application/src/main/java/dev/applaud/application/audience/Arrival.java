package dev.applaud.application.audience;

import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.audience.RoomEvent.Logged;
import dev.applaud.domain.comment.LogEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A newcomer while what it missed is being read. What happens meanwhile waits for it, up to a bound; beyond it has
/// missed too much. For one thread at a time.
final class Arrival {
    private static final int MAX_MEANWHILE = 1_000;

    /// More could fill what may wait for a slow client, who would be cut off, return, and be cut off again.
    private static final int MAX_CHARACTERS = 200_000;

    private final Newcomer newcomer;
    private final boolean wasInside;
    private final long since;
    private final long last;
    private final long comments;
    private final List<InVideo> meanwhile = new ArrayList<>();

    /// @param since the number of the last entry that it knows
    /// @param told how far the room has been told when it comes
    Arrival(Newcomer newcomer, long since, ToldLog told) {
        this.newcomer = newcomer;
        this.wasInside = newcomer.isInside();
        this.since = since;
        this.last = told.last();
        this.comments = told.comments();
    }

    Newcomer newcomer() {
        return newcomer;
    }

    long since() {
        return since;
    }

    int missing() {
        return Math.toIntExact(last - since);
    }

    void hear(InVideo event) {
        if (meanwhile.size() <= MAX_MEANWHILE) {
            meanwhile.add(event);
        }
    }

    /// Tells the newcomer everything up to now.
    ///
    /// @return false if that would be too much; then it was told nothing
    boolean replay(List<LogEntry> missed) {
        if (meanwhile.size() > MAX_MEANWHILE || characters(missed) > MAX_CHARACTERS) {
            return false;
        }
        counted(missed).forEach(newcomer::hear);
        meanwhile.forEach(newcomer::hear);
        return true;
    }

    /// What it missed could not be read: all is as before it came.
    void turnBack() {
        if (wasInside) {
            meanwhile.forEach(newcomer::hear);
            newcomer.comeIn();
        }
    }

    /// The log says by how much each entry changed the number of comments; the number after the last one is known.
    private Iterable<Logged> counted(List<LogEntry> missed) {
        Deque<Logged> events = new ArrayDeque<>();
        long after = comments;
        for (var entry : missed.reversed()) {
            if (entry.seq() <= last) {
                events.addFirst(Logged.of(entry, after));
                after -= entry.change();
            }
        }
        return events;
    }

    private static long characters(List<LogEntry> entries) {
        return entries.stream().mapToLong(Arrival::characters).sum();
    }

    private static long characters(LogEntry entry) {
        return entry instanceof LogEntry.Posted(var comment, var author, var _)
                ? comment.text().value().length() + characters(author.username()) + characters(author.avatar())
                : 0;
    }

    private static long characters(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}

package dev.applaud.application.audience;

import dev.applaud.domain.audience.RoomEvent.Logged;
import dev.applaud.domain.comment.LogEntry;
import dev.applaud.domain.engagement.Engagement;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// How far a room was told a comment log, and the entries that came before their turn. Passes each entry on once and in
/// order. For one thread at a time.
///
/// Entries beyond the bound are forgotten, the latest first: it is known that there are some, so they are read instead.
final class ToldLog {
    private final int maxWaiting;
    private final Consumer<Logged> audience;
    private final NavigableMap<Long, Logged> waiting = new TreeMap<>();

    /// Numbers start at 1, so that until it is known where to begin, no entry's turn has come.
    private long last = -1;

    private long comments;
    private long known;

    ToldLog(int maxWaiting, Consumer<Logged> audience) {
        this.maxWaiting = maxWaiting;
        this.audience = audience;
    }

    /// What the storage says: the first time it is where to begin, later how much there is to be told.
    void see(Engagement now) {
        known = Math.max(known, now.seq());
        if (last < 0) {
            last = now.seq();
            comments = now.comments();
            tellThoseWhoseTurnItIs();
        }
    }

    /// The number of the entry told last.
    long last() {
        return last;
    }

    /// How many comments there were after it.
    long comments() {
        return comments;
    }

    int waiting() {
        return waiting.size();
    }

    boolean isBehind() {
        return last >= 0 && last < known;
    }

    void offer(Logged entry) {
        if (entry.seq() <= last) {
            return;
        }
        known = Math.max(known, entry.seq());
        waiting.put(entry.seq(), entry);
        if (waiting.size() > maxWaiting) {
            waiting.pollLastEntry();
        }
        tellThoseWhoseTurnItIs();
    }

    /// Takes what the storage has: should a number be missing there, then there is no such entry.
    ///
    /// @return how many of them had not been told
    int offerStored(List<LogEntry> entries) {
        int told = 0;
        for (var entry : entries) {
            if (entry.seq() > last) {
                tell(Logged.of(entry, comments + entry.change()));
                tellThoseWhoseTurnItIs();
                told++;
            }
        }
        return told;
    }

    private void tellThoseWhoseTurnItIs() {
        waiting.headMap(last, true).clear();
        for (var next = waiting.remove(last + 1); next != null; next = waiting.remove(last + 1)) {
            tell(next);
        }
    }

    private void tell(Logged entry) {
        last = entry.seq();
        comments = entry.commentsCount();
        audience.accept(entry);
    }
}

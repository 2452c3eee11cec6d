package dev.applaud.application.audience;

import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.audience.RoomEvent.Logged;
import dev.applaud.domain.audience.RoomEvent.Merged;
import dev.applaud.domain.audience.RoomEvent.TallyChanged;
import dev.applaud.domain.audience.RoomEvent.UserTyping;
import dev.applaud.domain.comment.LogEntry;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Those who watch one video on this node. They are told each entry of its comment log once and in order, and counts
/// that never run backwards, whatever comes from whom and when; what does not come in time is read.
///
/// Any thread. Its monitor orders what is told and who comes in; nobody waits for the database while holding it.
final class VideoRoom {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int MAX_WAITING = 1_000;
    private static final int MAX_REPLAYED = 500;
    private static final int PAGE = 500;

    /// How things stood when something was found to be missing.
    private record Doubt(long last, Engagement seen) {}

    private final ContentId id;
    private final Backstage backstage;
    private final ToldLog log = new ToldLog(MAX_WAITING, this::tell);
    private final ToldTallies tallies = new ToldTallies();
    private final Map<Tally, TallyPace> paces = new EnumMap<>(Tally.class);
    private final List<Arrival> arrivals = new ArrayList<>(0);
    private int visitors;
    private boolean closed;
    private @Nullable ContentRemoved farewell;
    private @Nullable Doubt doubt;

    VideoRoom(ContentId id, Backstage backstage) {
        this.id = id;
        this.backstage = backstage;
    }

    // --- coming and going ----------------------------------------------------------------------------------------

    /// Counts one more who is inside or at the door; false if the room was given up meanwhile.
    synchronized boolean visit() {
        if (!closed) {
            visitors++;
        }
        return !closed;
    }

    /// @return whether that was the last, with whom the room is given up
    synchronized boolean leave() {
        visitors--;
        closed = visitors == 0;
        return closed;
    }

    /// Lets a newcomer in who counts as a visitor already. With `since` it first hears the entries after that number,
    /// which may have to be read.
    ///
    /// @param now the tallies, read after the visit began
    Standing enter(Newcomer newcomer, @Nullable Long since, Engagement now) {
        see(now);
        return since == null ? admit(newcomer, false) : enter(newcomer, since.longValue());
    }

    private Standing enter(Newcomer newcomer, long since) {
        if (since > last()) {
            // It has been told more elsewhere than was told here; it must not hear that again.
            catchUp();
        }
        Arrival arrival;
        synchronized (this) {
            long missing = log.last() - since;
            if (missing <= 0 || missing > MAX_REPLAYED) {
                return admit(newcomer, missing != 0);
            }
            arrival = new Arrival(newcomer, since, log);
            arrivals.add(arrival);
            newcomer.stepOut();
        }
        return conclude(arrival, read(arrival));
    }

    private List<LogEntry> read(Arrival arrival) {
        try {
            return backstage.comments().logAfter(id, arrival.since(), arrival.missing());
        } catch (RuntimeException fault) {
            turnBack(arrival);
            throw fault;
        }
    }

    private synchronized void turnBack(Arrival arrival) {
        arrivals.remove(arrival);
        arrival.turnBack();
    }

    private synchronized Standing conclude(Arrival arrival, List<LogEntry> missed) {
        arrivals.remove(arrival);
        return admit(arrival.newcomer(), !arrival.replay(missed));
    }

    private synchronized Standing admit(Newcomer newcomer, boolean truncated) {
        newcomer.comeIn();
        long viewers = backstage.audience().size(Room.video(id));
        var standing = new Standing(id, tallies.standing(log.comments(), log.last()), viewers, truncated);
        newcomer.welcome(standing);
        if (farewell != null) {
            newcomer.hear(farewell);
        }
        return standing;
    }

    // --- telling -------------------------------------------------------------------------------------------------

    synchronized void hear(InVideo event) {
        if (closed || farewell != null) {
            return;
        }
        switch (event) {
            case Logged it -> {
                log.offer(it);
                doubtIfBehind();
            }
            case TallyChanged it -> count(tallies.newest(it));
            case Merged it -> hear(it.newest());
            case UserTyping it -> backstage.broadcast().publish(it);
            case ContentRemoved it -> {
                farewell = it;
                tell(it);
            }
        }
    }

    private void count(TallyChanged newest) {
        if (backstage.mergeAbove() == 0) {
            tell(newest);
            return;
        }
        var pace = paces.computeIfAbsent(newest.tally(), _ -> new TallyPace(backstage.mergeAbove()));
        boolean isAwaited = pace.isHolding();
        var wait = pace.offer(newest, backstage.clock().now());
        if (wait.isZero()) {
            tell(newest);
        } else if (!isAwaited) {
            backstage.alarm().after(wait, () -> release(pace));
        }
    }

    private synchronized void release(TallyPace pace) {
        var event = pace.release(backstage.clock().now());
        if (closed || farewell != null) {
            return;
        }
        if (event instanceof Merged it) {
            backstage.meter().merged(it.changes());
        }
        tell(event);
    }

    private void tell(InVideo event) {
        backstage.broadcast().publish(event);
        arrivals.forEach(it -> it.hear(event));
    }

    // --- catching up ---------------------------------------------------------------------------------------------

    /// What the storage says.
    synchronized void see(Engagement now) {
        log.see(now);
        tallies.see(now);
        doubtIfBehind();
    }

    synchronized int waiting() {
        return log.waiting();
    }

    private synchronized long last() {
        return log.last();
    }

    /// What is missing may be on its way, so it gets some time.
    private void doubtIfBehind() {
        if (doubt == null && isBehind()) {
            doubt = new Doubt(log.last(), tallies.seen());
            backstage.timer().after(PATIENCE, this::settle);
        }
    }

    private boolean isBehind() {
        return !closed && farewell == null && (log.isBehind() || tallies.lackAnyOf(tallies.seen()));
    }

    /// If reading fails, whoever looks at the storage next begins anew.
    private void settle() {
        var doubted = doubted();
        boolean settled = false;
        try {
            if (doubted.last() == last()) {
                catchUp();
            }
            settled = true;
        } finally {
            settled(doubted, settled);
        }
    }

    private synchronized Doubt doubted() {
        return Objects.requireNonNull(doubt);
    }

    private synchronized void settled(Doubt doubted, boolean isRead) {
        doubt = null;
        if (isRead && isBehind()) {
            var lacking = tallies.lacking(doubted.seen(), id, backstage.clock().now());
            lacking.forEach(this::count);
            backstage.meter().countsRepaired(lacking.size());
            doubtIfBehind();
        }
    }

    /// Reads and tells what there is, page by page. Several threads may do so at once.
    private void catchUp() {
        for (long from = nextToRead(); from >= 0; from = nextToRead()) {
            backstage.meter().logRead();
            if (!tellStored(backstage.comments().logAfter(id, from, PAGE))) {
                return;
            }
        }
    }

    /// After which number to read; negative if nothing is missing.
    private synchronized long nextToRead() {
        return log.isBehind() && isBehind() ? log.last() : -1;
    }

    /// False if it brought nothing.
    private synchronized boolean tellStored(List<LogEntry> entries) {
        long before = log.last();
        backstage.meter().entriesRepaired(log.offerStored(entries));
        return log.last() > before;
    }
}

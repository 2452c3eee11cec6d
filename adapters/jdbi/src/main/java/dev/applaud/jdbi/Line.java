package dev.applaud.jdbi;

import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/// Those who wait to change one content, in the order in which they came. Whoever touches it holds its place in the
/// map of {@link GroupCommit}; its length may be read by anybody.
///
/// Its methods return what belongs into the map afterwards.
final class Line {
    /// As many as one statement asks about.
    static final int MAX_GROUP = Chunks.SIZE;

    /// Each of them is a waiting thread. With more the database doesn't keep up, and callers are better told.
    static final int MAX_LENGTH = 20_000;

    private final Deque<Member<?>> waiting = new ArrayDeque<>();
    private volatile int length;

    static Line ledBy(Member<?> first) {
        first.lead();
        return new Line();
    }

    /// @throws ConnectionException if too many wait already, as an exhausted pool would
    Line joinedBy(Member<?> member) {
        if (waiting.size() >= MAX_LENGTH) {
            throw new ConnectionException(new SQLTransientException("Too many wait to change one content"));
        }
        waiting.add(member);
        length = waiting.size();
        return this;
    }

    /// Adds those who may follow the first of a group, its leader.
    Line gather(List<Member<?>> group) {
        while (!group.getFirst().isAlone() && group.size() < MAX_GROUP && mayFollow(waiting.peek())) {
            group.add(waiting.remove());
        }
        length = waiting.size();
        return this;
    }

    private static boolean mayFollow(@Nullable Member<?> next) {
        return next != null && !next.isAlone();
    }

    /// Puts a group back to the head of the line, each by itself, but for the first, who still leads.
    Line part(List<Member<?>> group) {
        group.forEach(Member::goAlone);
        group.subList(1, group.size()).reversed().forEach(waiting::addFirst);
        length = waiting.size();
        return this;
    }

    @Nullable
    Line passOn() {
        var next = waiting.poll();
        if (next == null) {
            return null;
        }
        length = waiting.size();
        next.lead();
        return this;
    }

    void fail(Throwable failure) {
        waiting.forEach(it -> it.fail(failure));
    }

    int length() {
        return length;
    }
}

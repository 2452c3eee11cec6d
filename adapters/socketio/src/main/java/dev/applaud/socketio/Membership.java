package dev.applaud.socketio;

import dev.applaud.socketio.engine.EngineSession;
import dev.applaud.socketio.engine.OutgoingPacket;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.Predicate;

/// A socket's place in a room, and how far it has got in what the room is sent. Whoever is about to hand broadcasts to
/// the socket, the room or somebody who sends it something else, first claims them here: so each comes once, and none
/// after what was sent later.
final class Membership {
    private static final AtomicLongFieldUpdater<Membership> REACHED =
            AtomicLongFieldUpdater.newUpdater(Membership.class, "reached");
    private static final long LEFT = Long.MAX_VALUE;

    final Room room;
    final Socket socket;
    final EngineSession session;

    /// Where it is in the room's array; guarded by the room.
    int index;

    private final long since;
    private volatile long reached;

    /// @param since the position in the packets of [Recovery]; what comes after it is for this member too
    /// @param reached the number of the room's last broadcast
    Membership(Room room, Socket socket, long since, int index, long reached) {
        this.room = room;
        this.socket = socket;
        this.session = socket.connection().session();
        this.since = since;
        this.index = index;
        this.reached = reached;
    }

    long since() {
        return since;
    }

    /// Whether the room was sent something that has not been handed to the socket.
    boolean isBehind() {
        return reached < room.last();
    }

    /// Claims the broadcasts between these two, `from` not among them; false if somebody else has any of them, or the
    /// socket has left.
    boolean claim(long from, long to) {
        return reached == from && REACHED.compareAndSet(this, from, to);
    }

    /// Claims all up to this one. Returns which was the last that had been claimed before: what follows it is the
    /// caller's.
    long claimTo(long to) {
        return REACHED.getAndUpdate(this, before -> Math.max(before, to));
    }

    /// Queues what the room was sent so far. When the session's turn has come.
    void catchUp(Predicate<List<OutgoingPacket>> queue) {
        var waiting = room.waiting();
        if (!waiting.isEmpty()) {
            long before = claimTo(waiting.getLast().number());
            waiting.forEach(broadcast -> broadcast.queue(this, before, queue));
        }
    }

    /// Leaves, after what was sent before; nothing reaches the socket by this room any more.
    void retire() {
        if (isBehind()) {
            session.send(queue -> {
                catchUp(queue);
                return true;
            });
        }
        reached = LEFT;
    }
}

package dev.applaud.socketio;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.engine.Ids;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.Timeout;
import dev.applaud.socketio.engine.TimerWheel;
import dev.applaud.socketio.protocol.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Connection state recovery of one namespace, in memory.
///
/// Stored packets get positions, and with each its receivers get the position as the event's last argument, the offset
/// of the specification. That tells what a client has seen only if all receive them in the order of the positions:
/// therefore sending a stored packet and letting a socket in happen under this object's lock. It is taken before any
/// other, and never by the threads that read from connections.
final class Recovery {
    /// The position of a packet that is not kept.
    static final long UNSTORED = -1;

    private static final int RADIX = Character.MAX_RADIX;
    private static final int MARK_LENGTH = 6;

    private final Namespace namespace;
    private final ConnectionStateRecovery options;
    private final TimerWheel timers;
    private final PacketLog log;
    private final RecoverableSessions sessions;
    private final Timeout rotation = new Timeout(this::rotate);

    /// What our offsets start with: clients come with those of earlier sessions, also of other servers.
    private final String mark = Ids.next().substring(0, MARK_LENGTH);

    private volatile long position;

    Recovery(Namespace namespace, ConnectionStateRecovery options, TimerWheel timers) {
        this.namespace = namespace;
        this.options = options;
        this.timers = timers;
        this.log = new PacketLog(options.maxPackets(), options.maxBytes());
        this.sessions = new RecoverableSessions(timers, options.maxDisconnectionDuration(), options.maxSessions());
    }

    /// All packets up to this one have been handed to their receivers.
    long position() {
        return position;
    }

    boolean skipsMiddlewares() {
        return options.skipMiddlewares();
    }

    /// Whether a client that knows this may come back.
    boolean remembers(String pid) {
        return sessions.contains(pid);
    }

    /// Whether there are no packets for those who come back.
    boolean isEmpty() {
        return log.isEmpty();
    }

    // --- packets -----------------------------------------------------------------------------------------------

    /// How a packet gets to its receivers; of a stored one, each is told by [SocketRecovery#stored].
    @FunctionalInterface
    interface Delivery {
        void deliver(List<OutgoingPacket> unit, long position);
    }

    /// Gives the event its offset, encodes it once, and keeps it.
    synchronized void store(Packet.Event event, BroadcastOptions sentTo, Delivery delivery) {
        long next = position + 1;
        var unit = namespace.encode(withArg(event, offset(next)), sentTo);
        try {
            keep(new StoredPacket(next, sentTo, unit));
            delivery.deliver(unit, next);
        } finally {
            position = next;
        }
    }

    private void keep(StoredPacket packet) {
        boolean wasEmpty = log.isEmpty();
        if (log.append(packet) > 0) {
            namespace.metrics().limitReached("connectionStateRecovery.maxPackets/maxBytes");
        }
        if (wasEmpty) {
            timers.schedule(rotation, options.maxDisconnectionDuration().toMillis());
        }
    }

    private void rotate() {
        log.rotate();
        if (!log.isEmpty()) {
            timers.schedule(rotation, options.maxDisconnectionDuration().toMillis());
        }
    }

    /// Clients take any text at an event's end for an offset, the name of one without arguments too. What is not
    /// stored must not end so.
    static Packet.Event unstored(Packet.Event event) {
        boolean endsWithText = event.args().isEmpty() || event.args().getLast() instanceof CharSequence;
        return event.id() == null && endsWithText ? withArg(event, null) : event;
    }

    private static Packet.Event withArg(Packet.Event event, @Nullable Object last) {
        var args = new ArrayList<>(event.args());
        args.add(last);
        return new Packet.Event(event.namespace(), event.id(), event.name(), args);
    }

    private String offset(long of) {
        return mark + Long.toString(of, RADIX);
    }

    /// Which packet a client has seen last; -1: none of its present session.
    private long seen(@Nullable Object offset) {
        if (!(offset instanceof String text) || !text.startsWith(mark)) {
            return -1;
        }
        try {
            return Long.parseLong(text, MARK_LENGTH, text.length(), RADIX);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    // --- sockets -----------------------------------------------------------------------------------------------

    /// Finds what a client wants to continue by its CONNECT data. That is forgotten then: nobody can come back twice
    /// to the same point.
    SocketRecovery claim(Map<String, @Nullable Object> auth) {
        if (auth.get("pid") instanceof String pid) {
            var session = sessions.take(pid);
            if (session != null) {
                long missedAfter = session.missedAfter(seen(auth.get("offset")));
                if (missed(session, missedAfter).isPresent()) {
                    return new SocketRecovery(session, missedAfter);
                }
            }
        }
        return new SocketRecovery();
    }

    /// Empty if some of it is gone, or if it is more than may wait for one client.
    private Optional<List<StoredPacket>> missed(RecoverableSession session, long after) {
        return log.after(after)
                .map(packets -> packets.stream().filter(session::gets).toList())
                .filter(packets ->
                        packets.stream().mapToLong(StoredPacket::size).sum()
                                <= namespace.options().maxBufferedBytes());
    }

    /// How a socket gets in.
    ///
    /// @param missed what it has missed
    /// @param since since which position it counts as a member of the namespace
    /// @param rooms the rooms that it was in, each with its position
    record Entry(List<StoredPacket> missed, long since, Map<String, Long> rooms) {}

    /// Lets a socket in by `join`. False if what it has missed is not complete any more.
    synchronized boolean enter(SocketRecovery socket, Consumer<Entry> join) {
        var previous = socket.previous();
        if (previous == null) {
            join.accept(new Entry(List.of(), socket.entered(position), Map.of()));
            return true;
        }
        var missed = missed(previous, socket.missedAfter());
        missed.ifPresent(packets -> {
            packets.forEach(packet -> socket.stored(packet.position(), true));
            join.accept(new Entry(packets, socket.entered(position), previous.rooms()));
        });
        return missed.isPresent();
    }

    /// What the socket leaves behind, to be kept when all that concerns it is over.
    synchronized RecoverableSession session(Socket socket, SocketRecovery state) {
        return state.session(socket, position);
    }

    void keep(RecoverableSession session) {
        if (!sessions.keep(session)) {
            namespace.metrics().limitReached("connectionStateRecovery.maxSessions");
        }
    }
}

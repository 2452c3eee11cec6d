package dev.applaud.socketio;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.cluster.RecoverableSession;
import dev.applaud.socketio.cluster.RecoveryStore;
import dev.applaud.socketio.cluster.StoredEvent;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.Timeout;
import dev.applaud.socketio.engine.TimerWheel;
import dev.applaud.socketio.protocol.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Connection state recovery of one namespace: in memory, or with a [RecoveryStore] that servers share, from which
/// [Recall] gets what is not here.
///
/// Stored packets get positions, and with each its receivers get the position as the event's last argument, the offset
/// of the specification. That tells what a client has seen only if all receive them in the order of the positions:
/// therefore sending a stored packet and letting a socket in happen under this object's lock. It is taken before any
/// other, and never by the threads that read from connections.
final class Recovery {
    /// The position of a packet that is not kept.
    static final long UNSTORED = -1;

    private final Namespace namespace;
    private final ConnectionStateRecovery options;
    private final TimerWheel timers;
    private final PacketLog log;
    private final RecoverableSessions sessions;
    private final Timeout rotation = new Timeout(this::rotate);

    private final Offsets offsets = new Offsets();

    private volatile long position;

    /// Whether the store has told where it begins.
    private boolean begun;

    /// Null if this server keeps all itself. Set before there are sockets.
    private volatile @Nullable RecoveryStore store;

    Recovery(Namespace namespace, ConnectionStateRecovery options, TimerWheel timers) {
        this.namespace = namespace;
        this.options = options;
        this.timers = timers;
        this.log = new PacketLog(options.maxPackets(), options.maxBytes());
        this.sessions = new RecoverableSessions(timers, options.maxDisconnectionDuration(), options.maxSessions());
    }

    /// From now on the store keeps the sessions, and gives the positions.
    synchronized void share(RecoveryStore kept) {
        store = kept;
        if (!begun) {
            position = UNSTORED;
        }
    }

    /// Whether positions are given by a store.
    boolean isShared() {
        return store != null;
    }

    /// All packets up to this one have been handed to their receivers; -1 while a store has not told where it begins.
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
        var packet = packet(new StoredEvent(next, event, sentTo));
        try {
            keep(packet);
            delivery.deliver(packet.unit(), next);
        } finally {
            position = next;
        }
    }

    /// The same for what a store has given its position. An event that is not later than those before it has none.
    synchronized void stored(StoredEvent stored, Delivery delivery) {
        if (stored.position() <= position) {
            delivery.deliver(namespace.encode(unstored(stored.event()), stored.options()), UNSTORED);
            return;
        }
        var packet = packet(stored);
        try {
            keep(packet);
            delivery.deliver(packet.unit(), packet.position());
        } finally {
            position = packet.position();
        }
    }

    /// What the store has after this position is told from now on.
    synchronized void begin(long after) {
        begun = true;
        log.forget(after);
        position = Math.max(position, after);
    }

    /// Something was not told: nobody recovers with what came before.
    synchronized void gap() {
        log.forget(position + 1);
    }

    /// With its offset, and encoded.
    StoredPacket packet(StoredEvent stored) {
        var event = withArg(stored.event(), offset(stored.position()));
        return new StoredPacket(stored.position(), stored.options(), namespace.encode(event, stored.options()));
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
        var shared = store;
        return shared == null ? offsets.of(of) : shared.offset(of);
    }

    /// Which packet a client has seen last; -1: none of its present session.
    private long seen(@Nullable Object offset) {
        return offset instanceof String text ? offsets.position(text) : -1;
    }

    // --- sockets -----------------------------------------------------------------------------------------------

    /// Finds what a client wants to continue by its CONNECT data. That is forgotten then: nobody can come back twice
    /// to the same point.
    ///
    /// @param then called at once, or, if a store has to be asked, later on another thread
    void claim(Map<String, @Nullable Object> auth, Consumer<SocketRecovery> then) {
        if (!(auth.get("pid") instanceof String pid)) {
            then.accept(new SocketRecovery());
            return;
        }
        var shared = store;
        if (shared == null) {
            then.accept(claim(pid, auth.get("offset")));
        } else {
            var recall = new Recall(shared, this, log, namespace.options().maxBufferedBytes());
            Thread.startVirtualThread(() -> then.accept(recall.claim(pid, auth.get("offset"))));
        }
    }

    private SocketRecovery claim(String pid, @Nullable Object offset) {
        var session = sessions.take(pid);
        if (session != null) {
            var recovered = new SocketRecovery(session, session.missedAfter(seen(offset)), List.of());
            if (missed(session, recovered).isPresent()) {
                return recovered;
            }
        }
        return new SocketRecovery();
    }

    /// Empty if some of it is gone, or if it is more than may wait for one client. What this server has recalled, but
    /// not yet sent to those who are here, comes with that.
    private Optional<List<StoredPacket>> missed(RecoverableSession session, SocketRecovery socket) {
        return log.after(socket.missedAfter())
                .map(latest -> Stream.concat(
                                socket.recalled().stream().filter(it -> it.position() <= position),
                                latest.stream().filter(it -> session.gets(it.position(), it.options())))
                        .toList())
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
        var missed = missed(previous, socket);
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

    /// One that a store could not make sense of is not kept.
    void keep(RecoverableSession session) {
        var shared = store;
        if (shared != null) {
            if (session.since() >= 0 && session.leftAt() >= 0) {
                shared.keep(session, options.maxDisconnectionDuration());
            }
        } else if (!sessions.keep(session)) {
            namespace.metrics().limitReached("connectionStateRecovery.maxSessions");
        }
    }
}

package dev.applaud.socketio;

import static java.util.Objects.requireNonNull;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.cluster.ClientAcks;
import dev.applaud.socketio.cluster.LocalAdapter;
import dev.applaud.socketio.cluster.RecoveryStore;
import dev.applaud.socketio.cluster.RoomListener;
import dev.applaud.socketio.cluster.SocketDetails;
import dev.applaud.socketio.cluster.StoredEvent;
import dev.applaud.socketio.cluster.StoredEvents;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.TimerWheel;
import dev.applaud.socketio.protocol.Packet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sockets of one namespace on this server, and the adapter of a server that is alone.
final class InMemoryAdapter implements LocalAdapter {
    private static final Logger log = LoggerFactory.getLogger(InMemoryAdapter.class);
    private static final CompletableFuture<Integer> ALONE = CompletableFuture.completedFuture(1);

    private final Namespace namespace;
    private final Rooms rooms;
    private final TimerWheel timers;
    private final @Nullable Recovery recovery;
    private final AtomicLong nextAckId = new AtomicLong();

    /// Whether any socket has asked to hear of what is sent.
    private volatile boolean outgoingHeard;

    InMemoryAdapter(Namespace namespace, TimerWheel timers) {
        this.namespace = namespace;
        this.rooms = namespace.rooms();
        this.timers = timers;
        this.recovery = namespace.recovery();
    }

    // --- to many -----------------------------------------------------------------------------------------------

    @Override
    public void broadcast(Packet.Event event, BroadcastOptions options) {
        if (recovery == null) {
            send(event.name(), namespace.encode(event, options), options);
        } else if (options.volatile_() || recovery.isShared()) {
            deliver(event.name(), namespace.encode(Recovery.unstored(event), options), options, Recovery.UNSTORED);
        } else {
            recovery.store(event, options, (unit, position) -> deliver(event.name(), unit, options, position));
        }
        tellOutgoing(event, options);
    }

    /// There is no other server.
    @Override
    public void broadcastElsewhere(Packet.Event event, BroadcastOptions options) {}

    @Override
    public void broadcastArrived(Packet.Event event, BroadcastOptions options) {
        if (!namespace.takesArrival(event, options)) {
            broadcast(event, options);
        }
    }

    /// Sends what a store has given its position.
    void deliver(StoredEvent stored, List<OutgoingPacket> unit, long position) {
        deliver(stored.event().name(), unit, stored.options(), position);
        tellOutgoing(stored.event(), stored.options());
    }

    private void send(String event, List<OutgoingPacket> unit, BroadcastOptions options) {
        var room = rooms.only(options.rooms());
        if (room == null) {
            deliver(event, unit, options, Recovery.UNSTORED);
        } else {
            room.send(event, unit, excepted(options));
        }
    }

    /// To one after another.
    private void deliver(String event, List<OutgoingPacket> unit, BroadcastOptions options, long position) {
        int delivered = 0;
        for (var socket : sockets(options)) {
            if (socket.deliver(unit, position)) {
                delivered++;
            }
        }
        namespace.metrics().delivered(event, delivered);
    }

    @Override
    public void broadcastWithAck(Packet.Event event, BroadcastOptions options, ClientAcks acks) {
        long id = nextAckId.getAndIncrement();
        var unit = namespace.encode(withId(event, id), options);
        var local = new LocalAcks(id, acks, timers);
        int delivered = 0;
        for (var socket : sockets(options)) {
            if (local.expectFrom(socket)) {
                if (socket.deliver(unit)) {
                    delivered++;
                } else {
                    local.unreached(socket);
                }
            }
        }
        local.allAsked(timeout(options));
        namespace.metrics().delivered(event.name(), delivered);
        tellOutgoing(event, options);
    }

    private static Packet.Event withId(Packet.Event event, long id) {
        return new Packet.Event(event.namespace(), id, event.name(), event.args());
    }

    private static Duration timeout(BroadcastOptions options) {
        return requireNonNull(options.timeout(), "a broadcast with acknowledgements needs a timeout");
    }

    private Set<Socket> excepted(BroadcastOptions options) {
        return options.except().isEmpty() ? Set.of() : rooms.inAnyOf(options.except());
    }

    /// The chosen sockets, as a snapshot.
    List<Socket> sockets(BroadcastOptions options) {
        var excepted = excepted(options);
        return rooms.in(options.rooms()).stream()
                .filter(socket -> !excepted.contains(socket))
                .toList();
    }

    // --- to one ------------------------------------------------------------------------------------------------

    /// What is sent before CONNECT is answered is not kept: there is nothing yet that could be resumed. What a store
    /// keeps goes there first.
    void emit(Socket socket, Packet.Event event, BroadcastOptions options) {
        if (recovery == null) {
            socket.deliver(namespace.encode(event, options));
        } else if (options.volatile_() || !socket.lifecycle().hasJoined()) {
            socket.deliver(namespace.encode(Recovery.unstored(event), options));
        } else if (recovery.isShared()) {
            namespace.adapter().broadcast(event, options.to(List.of(socket.id())));
            return;
        } else {
            var toIt = options.to(List.of(socket.id()));
            recovery.store(event, toIt, (unit, position) -> socket.deliver(unit, position));
        }
        tellOutgoing(socket, event);
    }

    CompletableFuture<List<@Nullable Object>> emitWithAck(Socket socket, Packet.Event event, BroadcastOptions options) {
        long id = nextAckId.getAndIncrement();
        var unit = namespace.encode(withId(event, id), options);
        var answer = socket.pendingAcks().expect(id, timeout(options), timers);
        if (!answer.isCompletedExceptionally()) {
            socket.deliver(unit);
            tellOutgoing(socket, event);
        }
        return answer;
    }

    // --- who hears of it ---------------------------------------------------------------------------------------

    /// From now on somebody listens: until then nobody is asked.
    void hearOutgoing() {
        outgoingHeard = true;
    }

    private void tellOutgoing(Packet.Event event, BroadcastOptions options) {
        if (outgoingHeard) {
            sockets(options).forEach(socket -> socket.listeners().sent(event));
        }
    }

    private void tellOutgoing(Socket socket, Packet.Event event) {
        if (outgoingHeard) {
            socket.listeners().sent(event);
        }
    }

    // --- the rest ----------------------------------------------------------------------------------------------

    @Override
    public void socketsJoin(BroadcastOptions options, Set<String> joined) {
        for (var socket : sockets(options)) {
            try {
                socket.memberships().join(joined);
            } catch (IllegalStateException e) {
                log.debug("{} does not join {}: {}", socket.id(), joined, e.getMessage());
            }
        }
    }

    @Override
    public void socketsLeave(BroadcastOptions options, Set<String> left) {
        sockets(options).forEach(socket -> socket.memberships().leave(left));
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, boolean close) {
        sockets(options).forEach(socket -> socket.disconnect(close));
    }

    @Override
    public CompletableFuture<List<SocketDetails>> fetchSockets(BroadcastOptions options) {
        return CompletableFuture.completedFuture(
                sockets(options).stream().map(InMemoryAdapter::details).toList());
    }

    private static SocketDetails details(Socket socket) {
        return new SocketDetails(socket.id(), socket.handshake(), socket.rooms(), Map.copyOf(socket.data()));
    }

    /// There is no other server.
    @Override
    public void serverSideEmit(String event, List<@Nullable Object> args) {}

    @Override
    public CompletableFuture<List<@Nullable Object>> serverSideEmitWithAck(
            String event, List<@Nullable Object> args, @Nullable Duration longest) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<Integer> serverCount() {
        return ALONE;
    }

    @Override
    public void close() {}

    @Override
    public String namespace() {
        return namespace.name();
    }

    @Override
    public Set<String> rooms() {
        return rooms.names();
    }

    @Override
    public int size(String room) {
        return rooms.size(room);
    }

    @Override
    public void listen(RoomListener listener) {
        rooms.listen(listener);
    }

    @Override
    public Optional<StoredEvents> recoverWith(RecoveryStore store) {
        if (recovery == null) {
            return Optional.empty();
        }
        recovery.share(store);
        return Optional.of(new SharedEvents(namespace, recovery, this));
    }

    @Override
    public void serverSideEmitted(
            String event, List<@Nullable Object> args, @Nullable Consumer<@Nullable Object> answer) {
        namespace.serverSide().emitted(event, args, answer);
    }
}

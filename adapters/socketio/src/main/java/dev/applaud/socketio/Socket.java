package dev.applaud.socketio;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.engine.OutgoingPacket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One client in one namespace. Any thread may call any method. What one thread emits to it and to one of its rooms
/// arrives in that order, across the upgrade of the transport too; after the disconnect emits are dropped.
///
/// Listeners of one socket are called one after another, in the order in which the client sent its packets, each on a
/// virtual thread that may block; other sockets are not held up. If one throws, that is logged, and the next is called.
/// Listeners of the same kind are called in the order added.
public final class Socket {
    private static final int CLIENT_ID_LENGTH = 12;

    private final Connection connection;
    private final Namespace namespace;
    private final Handshake handshake;
    private final String id;
    private final ConcurrentMap<String, Object> data;
    private final @Nullable SocketRecovery recovery;
    private final Memberships memberships;
    private final PendingAcks pendingAcks;
    private final Listeners listeners = new Listeners();
    private final Lifecycle lifecycle;

    Socket(Connection connection, Namespace namespace, Handshake handshake, @Nullable SocketRecovery recovery) {
        this.connection = connection;
        this.namespace = namespace;
        this.handshake = handshake;
        this.recovery = recovery;
        var previous = recovery == null ? null : recovery.previous();
        this.id = previous == null ? connection.newSocketId(namespace) : previous.id();
        this.data = namespace.isListenedTo()
                ? new WatchedData(key -> namespace.tell(listener -> listener.dataChanged(this, key)))
                : new ConcurrentHashMap<>(4);
        if (previous != null) {
            data.putAll(previous.data());
        }
        this.memberships = new Memberships(this, namespace);
        this.pendingAcks = new PendingAcks(namespace);
        this.lifecycle = new Lifecycle(this, connection, listeners, memberships);
    }

    // --- who it is ---------------------------------------------------------------------------------------------

    /// 20 characters; public, unlike the Engine.IO session id. A client of Socket.IO 2 takes that for its id in `/`,
    /// so for it they are the same.
    public String id() {
        return id;
    }

    public Namespace namespace() {
        return namespace;
    }

    /// The first 12 of the 20 characters of the Engine.IO session's id: the same for all sockets of one connection, and
    /// too little to act for the client.
    public String clientId() {
        return connection.session().sid().substring(0, CLIENT_ID_LENGTH);
    }

    /// How its connection travels now: `polling` or `websocket`.
    public String transport() {
        return connection.session().transportName();
    }

    public Handshake handshake() {
        return handshake;
    }

    /// Whatever the application wants to remember about this client. Values must not be null.
    public ConcurrentMap<String, Object> data() {
        return data;
    }

    /// Whether CONNECT was answered and the socket has not begun to leave.
    public boolean connected() {
        return lifecycle.hasJoined() && !lifecycle.isLeaving();
    }

    /// Whether the client got back, by [ConnectionStateRecovery], what it had before it lost its connection: id, rooms
    /// and [#data], and the events that it has missed. Listeners are to be registered anew.
    public boolean recovered() {
        return recovery != null && recovery.recovered();
    }

    // --- rooms -------------------------------------------------------------------------------------------------

    /// Joins rooms; from the return on, a broadcast to them reaches this socket. Nothing happens after the disconnect.
    ///
    /// @throws IllegalStateException if it would be in more than `maxRooms`
    public void join(String... rooms) {
        memberships.join(List.of(rooms));
    }

    /// Leaves those of the rooms that it is in.
    public void leave(String... rooms) {
        memberships.leave(List.of(rooms));
    }

    /// The rooms it is in now, its own id among them, as a snapshot.
    public Set<String> rooms() {
        return memberships.names();
    }

    // --- listening ---------------------------------------------------------------------------------------------

    /// Adds a handler for an event.
    public Socket on(String event, EventHandler handler) {
        listeners.on(event, handler);
        return this;
    }

    /// Adds a handler for the next such event only.
    public Socket once(String event, EventHandler handler) {
        listeners.once(event, handler);
        return this;
    }

    /// Takes a handler away; of one added more than once, the last.
    public Socket off(String event, EventHandler handler) {
        listeners.off(event, handler);
        return this;
    }

    /// Takes all handlers of an event away.
    public Socket off(String event) {
        listeners.off(event);
        return this;
    }

    /// Adds a listener for every event, called before the middlewares and the event's own handlers.
    public Socket onAny(CatchAll listener) {
        listeners.onAny(listener);
        return this;
    }

    public Socket offAny(CatchAll listener) {
        listeners.offAny(listener);
        return this;
    }

    /// Adds a listener for every event that is sent to this socket, broadcasts among them.
    public Socket onAnyOutgoing(OutgoingListener listener) {
        namespace.inMemory().hearOutgoing();
        listeners.onAnyOutgoing(listener);
        return this;
    }

    public Socket offAnyOutgoing(OutgoingListener listener) {
        listeners.offAnyOutgoing(listener);
        return this;
    }

    /// Sets the handler for events for which [#on] has none.
    public Socket onUnknown(CatchAll handler) {
        listeners.onUnknown(handler);
        return this;
    }

    /// Adds a check of each event, before its handlers; checks run in the order added.
    public Socket use(EventMiddleware middleware) {
        listeners.use(middleware);
        return this;
    }

    /// Adds a listener for what is wrong with the client's packets: an [EventRefusedException] or whatever a middleware
    /// of this socket has thrown, after which it stays connected; or a
    /// [dev.applaud.socketio.protocol.MalformedPacketException], after which it is disconnected.
    public Socket onError(Consumer<Exception> listener) {
        listeners.onError(listener);
        return this;
    }

    /// Called once when the socket is about to leave, its rooms still set.
    public Socket onDisconnecting(Consumer<DisconnectReason> listener) {
        listeners.onDisconnecting(listener);
        return this;
    }

    /// Called once when the socket has left, after the last event was handled.
    public Socket onDisconnect(Consumer<DisconnectReason> listener) {
        listeners.onDisconnect(listener);
        return this;
    }

    // --- sending -----------------------------------------------------------------------------------------------

    /// Queues an event; never waits. If more than `maxBufferedBytes` wait for the client, it is disconnected.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written as JSON
    public void emit(String event, @Nullable Object... args) {
        new SocketOperator(this, BroadcastOptions.EVERYBODY).emit(event, args);
    }

    /// Queues an event that the client shall acknowledge. The result is the acknowledgement's arguments, or fails
    /// with [java.util.concurrent.TimeoutException], [SocketDisconnectedException], or [IllegalStateException] if
    /// the client owes `maxPendingAcks` already; it completes on a virtual thread.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written as JSON
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, Duration timeout, @Nullable Object... args) {
        return new SocketOperator(this, BroadcastOptions.EVERYBODY).emitWithAck(event, timeout, args);
    }

    /// This socket as the receiver of events that are dropped unless it can take them at once.
    public SocketOperator volatile_() {
        return new SocketOperator(this, BroadcastOptions.EVERYBODY).volatile_();
    }

    /// This socket as the receiver of events that may be compressed, or shall not be.
    public SocketOperator compress(boolean compress) {
        return new SocketOperator(this, BroadcastOptions.EVERYBODY).compress(compress);
    }

    /// Chooses everybody in the namespace but this one.
    public BroadcastOperator broadcast() {
        return namespace.everybody().except(id);
    }

    /// Chooses the sockets in these rooms, less this one.
    public BroadcastOperator to(String... rooms) {
        return broadcast().to(rooms);
    }

    /// The same as [#to].
    public BroadcastOperator in(String... rooms) {
        return to(rooms);
    }

    /// Chooses the sockets in none of these rooms, less this one.
    public BroadcastOperator except(String... rooms) {
        return broadcast().except(rooms);
    }

    /// Chooses the sockets of this server, less this one.
    public BroadcastOperator local() {
        return broadcast().local();
    }

    /// Leaves the namespace by a DISCONNECT packet, after which clients do not reconnect by themselves; with `close`,
    /// all namespaces of the client, and the connection.
    public void disconnect(boolean close) {
        if (close) {
            connection.disconnectAll();
        } else {
            lifecycle.disconnect();
        }
    }

    // --- for the package ---------------------------------------------------------------------------------------

    Connection connection() {
        return connection;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Listeners listeners() {
        return listeners;
    }

    Memberships memberships() {
        return memberships;
    }

    PendingAcks pendingAcks() {
        return pendingAcks;
    }

    @Nullable
    SocketRecovery recovery() {
        return recovery;
    }

    /// Hands packets to the transport, after what its rooms were sent before; false if they were dropped.
    boolean deliver(List<OutgoingPacket> unit) {
        if (lifecycle.isLeaving()) {
            return false;
        }
        var behind = memberships.behind();
        return behind.isEmpty()
                ? connection.session().send(unit)
                : connection.session().send(queue -> {
                    behind.forEach(membership -> membership.catchUp(queue));
                    return queue.test(unit);
                });
    }

    /// The same with a packet that has a position, unless that is [Recovery#UNSTORED].
    boolean deliver(List<OutgoingPacket> unit, long position) {
        boolean sent = deliver(unit);
        if (position != Recovery.UNSTORED && recovery != null) {
            recovery.stored(position, sent);
        }
        return sent;
    }
}

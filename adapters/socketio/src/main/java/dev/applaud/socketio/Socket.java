package dev.applaud.socketio;

import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.protocol.Packet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client in one namespace. Any thread may call any method. What one thread emits arrives in that order, across
/// the upgrade of the transport too; after the disconnect emits are dropped.
public final class Socket {
    private static final Logger log = LoggerFactory.getLogger(Socket.class);

    private final Connection connection;
    private final Namespace namespace;
    private final Handshake handshake;
    private final String id;
    private final ConcurrentMap<String, Object> data = new ConcurrentHashMap<>(4);
    private final Memberships memberships;
    private final PendingAcks pendingAcks;
    private final Listeners listeners = new Listeners();
    private final Mailbox mailbox = new Mailbox();
    private final AtomicReference<@Nullable DisconnectReason> leaving = new AtomicReference<>();

    /// Set once CONNECT is answered.
    private volatile boolean joined;

    Socket(Connection connection, Namespace namespace, Handshake handshake, SocketIoServer server) {
        this.connection = connection;
        this.id = connection.newSocketId(namespace);
        this.namespace = namespace;
        this.handshake = handshake;
        this.memberships =
                new Memberships(this, namespace.rooms(), server.options().maxRooms());
        this.pendingAcks = new PendingAcks(server.timers(), server.options().maxPendingAcks());
    }

    /// 20 characters; public, unlike the Engine.IO session id. A client of Socket.IO 2 takes that for its id in `/`,
    /// so for it they are the same.
    public String id() {
        return id;
    }

    public Namespace namespace() {
        return namespace;
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
        return joined && leaving.get() == null;
    }

    /// Joins rooms; from the return on, a broadcast to them reaches this socket. Nothing happens after the disconnect.
    ///
    /// @throws IllegalStateException if it would be in more than `maxRooms`
    public void join(String... rooms) {
        memberships.join(rooms);
    }

    /// Leaves those of the rooms that it is in.
    public void leave(String... rooms) {
        memberships.leave(rooms);
    }

    /// The rooms it is in now, its own id among them, as a snapshot.
    public Set<String> rooms() {
        return memberships.names();
    }

    /// Adds a handler for an event; several are called in the order added.
    public Socket on(String event, EventHandler handler) {
        listeners.on(event, handler);
        return this;
    }

    /// Adds a handler that is called for every event, before the event's own handlers.
    public Socket onAny(CatchAll handler) {
        listeners.onAny(handler);
        return this;
    }

    /// Sets the handler for events for which [#on] has none.
    public Socket onUnknown(CatchAll handler) {
        listeners.onUnknown(handler);
        return this;
    }

    /// Queues an event; never waits. If more than `maxBufferedBytes` wait for the client, it is disconnected.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written as JSON
    public void emit(String event, @Nullable Object... args) {
        deliver(namespace.encodeEvent(null, event, Arrays.asList(args)), false);
    }

    /// Queues an event that the client shall acknowledge. The result is the acknowledgement's arguments, or fails with
    /// [java.util.concurrent.TimeoutException] or [SocketDisconnectedException]; it completes on a virtual thread.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written as JSON
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, Duration timeout, @Nullable Object... args) {
        long ackId = namespace.nextAckId();
        var unit = namespace.encodeEvent(ackId, event, Arrays.asList(args));
        var answer = pendingAcks.expect(ackId, timeout);
        deliver(unit, false);
        return answer;
    }

    /// This socket as the only receiver, and only if it can take the event at once.
    public BroadcastOperator volatile_() {
        return namespace.to(id).volatile_();
    }

    /// Chooses the sockets in these rooms, less this one.
    public BroadcastOperator to(String... rooms) {
        return broadcast().to(rooms);
    }

    /// Chooses everybody in the namespace but this one.
    public BroadcastOperator broadcast() {
        return namespace.everybody().except(id);
    }

    /// Called once when the socket is about to leave, its rooms still set; threads as in [EventHandler].
    public Socket onDisconnecting(Consumer<DisconnectReason> listener) {
        listeners.onDisconnecting(listener);
        return this;
    }

    /// Called once when the socket has left, after the last event was handled; threads as in [EventHandler].
    public Socket onDisconnect(Consumer<DisconnectReason> listener) {
        listeners.onDisconnect(listener);
        return this;
    }

    /// Leaves the namespace by a DISCONNECT packet, after which clients do not reconnect by themselves; with `close`,
    /// all namespaces of the client, and the connection.
    public void disconnect(boolean close) {
        if (close) {
            connection.disconnectAll();
        } else {
            disconnect();
        }
    }

    // --- for the connection ------------------------------------------------------------------------------------

    void disconnect() {
        if (leaving.compareAndSet(null, DisconnectReason.SERVER_NAMESPACE_DISCONNECT)) {
            connection.send(new Packet.Disconnect(namespace.name()));
            beginToLeave(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        }
    }

    Connection connection() {
        return connection;
    }

    /// Whether the events of the client may be taken in.
    boolean hasJoined() {
        return joined;
    }

    /// Asks the middlewares, and answers CONNECT.
    void begin() {
        mailbox.post(() -> {
            switch (admission()) {
                case Admission.Granted() -> enter();
                case Admission.Refused(var message, var details) -> refuse(message, details);
            }
        });
    }

    private Admission admission() {
        try {
            for (var middleware : namespace.middlewares()) {
                if (middleware.admit(this) instanceof Admission.Refused refused) {
                    return refused;
                }
            }
            return Admission.granted();
        } catch (RuntimeException | Error e) {
            log.error("A middleware of {} failed", namespace.name(), e);
            return Admission.refused("Internal error");
        }
    }

    private void enter() {
        if (leaving.get() != null) {
            return;
        }
        memberships.enterNamespace();
        joined = true;
        namespace.metrics().socketConnected(namespace.name());
        connection.welcome(this);
        namespace.connectionListeners().forEach(listener -> Mailbox.run(() -> listener.accept(this)));
    }

    private void refuse(String message, @Nullable Object details) {
        leaving.compareAndSet(null, DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        pendingAcks.close(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        memberships.leaveAll();
        connection.forget(this);
        connection.refuse(namespace.name(), message, details);
    }

    void received(Packet.Event event) {
        namespace.metrics().eventReceived(event.name());
        connection.eventQueued();
        mailbox.post(() -> {
            try {
                handle(event);
            } finally {
                connection.eventHandled();
            }
        });
    }

    /// What came before the client's own farewell still counts, but not what came before ours.
    private void handle(Packet.Event event) {
        if (leaving.get() == DisconnectReason.SERVER_NAMESPACE_DISCONNECT) {
            return;
        }
        long start = System.nanoTime();
        var ack = new Reply(this, event.id());
        var any = listeners.any();
        if (any != null) {
            Mailbox.run(() -> any.handle(event.name(), event.args(), ack));
        }
        Mailbox.run(() -> listeners.handler(event.name()).handle(event.args(), ack));
        namespace.metrics().eventHandled(event.name(), System.nanoTime() - start);
    }

    void received(Packet.Acknowledgement acknowledgement) {
        pendingAcks.received(acknowledgement.id(), acknowledgement.args());
    }

    /// Hands packets to the transport; false if they were dropped.
    boolean deliver(List<OutgoingPacket> unit, boolean onlyIfWritable) {
        return leaving.get() == null && connection.send(unit, onlyIfWritable);
    }

    /// Leaves for this reason, unless it has begun to leave already.
    void leave(DisconnectReason reason) {
        if (leaving.compareAndSet(null, reason)) {
            beginToLeave(reason);
        }
    }

    private void beginToLeave(DisconnectReason reason) {
        connection.forget(this);
        pendingAcks.close(reason);
        mailbox.post(() -> left(reason));
    }

    private void left(DisconnectReason reason) {
        if (!joined) {
            memberships.leaveAll();
            return;
        }
        Mailbox.run(() -> listeners.disconnecting().accept(reason));
        memberships.leaveAll();
        namespace.metrics().socketDisconnected(namespace.name(), reason);
        Mailbox.run(() -> listeners.disconnected().accept(reason));
    }
}

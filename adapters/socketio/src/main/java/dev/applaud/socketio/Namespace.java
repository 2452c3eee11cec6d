package dev.applaud.socketio;

import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.Reserved;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A channel of its own over the shared connections, `/` being the main one. Safe for any thread.
public final class Namespace {
    private final SocketIoServer server;
    private final String name;
    private final Rooms rooms = new Rooms();
    private final List<Middleware> middlewares = new CopyOnWriteArrayList<>();
    private final List<Consumer<Socket>> connectionListeners = new CopyOnWriteArrayList<>();
    private final AtomicLong nextAckId = new AtomicLong();
    private final BroadcastOperator everybody = new BroadcastOperator(this, Set.of(), Set.of(), false);

    Namespace(SocketIoServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /// With the leading `/`.
    public String name() {
        return name;
    }

    /// Adds a check of those who want to join; checks run in the order added. Counts for later CONNECTs.
    public Namespace use(Middleware middleware) {
        middlewares.add(middleware);
        return this;
    }

    /// Adds a listener for sockets that have joined. It runs after the CONNECT answer was queued and before any event
    /// of the socket is handled, so it is the place to register handlers; threads as in [EventHandler].
    public Namespace onConnection(Consumer<Socket> listener) {
        connectionListeners.add(listener);
        return this;
    }

    /// Sends to everybody in the namespace, see [BroadcastOperator#emit].
    public void emit(String event, @Nullable Object... args) {
        everybody.emit(event, args);
    }

    /// Chooses the sockets in these rooms.
    public BroadcastOperator to(String... chosen) {
        return everybody.to(chosen);
    }

    /// The same as [#to].
    public BroadcastOperator in(String... chosen) {
        return to(chosen);
    }

    /// Chooses the sockets in none of these rooms.
    public BroadcastOperator except(String... left) {
        return everybody.except(left);
    }

    /// Chooses everybody who can take the event at once.
    public BroadcastOperator volatile_() {
        return everybody.volatile_();
    }

    /// The rooms of this server.
    public Rooms rooms() {
        return rooms;
    }

    /// The sockets connected to this server, a live view without locks.
    public Collection<Socket> sockets() {
        return rooms.sockets();
    }

    /// The connected socket of that id on this server.
    public Optional<Socket> socket(String id) {
        return rooms.socket(id);
    }

    /// The sockets in a room of this server, as a snapshot.
    public Collection<Socket> socketsIn(String room) {
        return to(room).sockets();
    }

    // --- for the package ---------------------------------------------------------------------------------------

    SocketIoMetrics metrics() {
        return server.options().metrics();
    }

    BroadcastOperator everybody() {
        return everybody;
    }

    List<Middleware> middlewares() {
        return middlewares;
    }

    List<Consumer<Socket>> connectionListeners() {
        return connectionListeners;
    }

    long nextAckId() {
        return nextAckId.getAndIncrement();
    }

    List<OutgoingPacket> encodeEvent(@Nullable Long id, String event, List<@Nullable Object> args) {
        if (Reserved.contains(event)) {
            throw new IllegalArgumentException("\"" + event + "\" is a reserved event name");
        }
        return server.encode(new Packet.Event(name, id, event, args));
    }
}

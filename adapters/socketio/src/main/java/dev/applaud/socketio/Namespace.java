package dev.applaud.socketio;

import dev.applaud.socketio.cluster.Adapter;
import dev.applaud.socketio.cluster.ArrivalListener;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.TimerWheel;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.Reserved;
import dev.applaud.socketio.websocket.SendRings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A channel of its own over the shared connections, `/` being the main one. Safe for any thread.
public final class Namespace implements Broadcaster {
    private static final Logger log = LoggerFactory.getLogger(Namespace.class);
    private static final Set<String> RESERVED_BETWEEN_SERVERS = Set.of("connect", "connection", "new_namespace");

    private final SocketIoServer server;
    private final String name;
    private final @Nullable ParentNamespace parent;
    private final Rooms rooms;
    private final List<Middleware> middlewares;
    private final List<Consumer<Socket>> connectionListeners;
    private final List<SocketListener> listeners = new CopyOnWriteArrayList<>();
    private final ServerSideListeners serverSide = new ServerSideListeners();
    private final @Nullable Recovery recovery;
    private final InMemoryAdapter local;
    private final Adapter adapter;
    private final BroadcastOperator everybody;

    private volatile ArrivalListener arrivals = (_, _) -> false;

    /// How many sockets are in it, or about to be. Guarded by [Namespaces].
    private int users;

    Namespace(SocketIoServer server, String name, @Nullable ParentNamespace parent) {
        this.server = server;
        this.name = name;
        this.parent = parent;
        this.rooms = new Rooms(server.metrics(), server.options().ioUring() ? SendRings.shared() : SendRings.NONE);
        this.middlewares = new CopyOnWriteArrayList<>(parent == null ? List.of() : parent.middlewares());
        this.connectionListeners =
                new CopyOnWriteArrayList<>(parent == null ? List.of() : parent.connectionListeners());
        var resumption = server.options().connectionStateRecovery();
        this.recovery = resumption == null ? null : new Recovery(this, resumption, server.timers());
        this.local = new InMemoryAdapter(this, server.timers());
        this.adapter = server.options().adapter().apply(local);
        this.everybody = new BroadcastOperator(this, adapter, BroadcastOptions.EVERYBODY);
    }

    /// With the leading `/`.
    public String name() {
        return name;
    }

    // --- who comes ---------------------------------------------------------------------------------------------

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

    /// Tells of its sockets on this server from now on; of changes of [Socket#data] only for those that come later.
    public Namespace listen(SocketListener listener) {
        listeners.add(listener);
        return this;
    }

    // --- who is there ------------------------------------------------------------------------------------------

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

    @Override
    public BroadcastOperator everybody() {
        return everybody;
    }

    // --- between servers ---------------------------------------------------------------------------------------

    /// Raises an event in this namespace on the other servers of the cluster, not on this one.
    ///
    /// @throws IllegalArgumentException for the reserved names `connect`, `connection` and `new_namespace`
    public void serverSideEmit(String event, @Nullable Object... args) {
        adapter.serverSideEmit(betweenServers(event), Arrays.asList(args));
    }

    /// The same, and collects what the other servers answer: the first argument of each one's acknowledgement. Fails
    /// with a [dev.applaud.socketio.cluster.ResponsesMissingException] if not all answer in time.
    public CompletableFuture<List<@Nullable Object>> serverSideEmitWithAck(String event, @Nullable Object... args) {
        return adapter.serverSideEmitWithAck(betweenServers(event), Arrays.asList(args), null);
    }

    /// The same, with a time of its own in which all are to answer.
    public CompletableFuture<List<@Nullable Object>> serverSideEmitWithAck(
            Duration longest, String event, @Nullable Object... args) {
        return adapter.serverSideEmitWithAck(betweenServers(event), Arrays.asList(args), longest);
    }

    private static String betweenServers(String event) {
        if (RESERVED_BETWEEN_SERVERS.contains(event)) {
            throw reserved(event);
        }
        return event;
    }

    /// Adds a handler for an event that other servers raise by [#serverSideEmit]. Calls come one after another, on a
    /// virtual thread; failure as in [EventHandler].
    public Namespace onServerSideEmit(String event, EventHandler handler) {
        serverSide.on(event, handler);
        return this;
    }

    /// Lets the application take events that other servers broadcast in this namespace, in place of the sockets. There
    /// is one listener, the last that was given.
    public Namespace onArrival(ArrivalListener listener) {
        arrivals = listener;
        return this;
    }

    // --- for the package ---------------------------------------------------------------------------------------

    SocketIoOptions options() {
        return server.options();
    }

    SocketIoMetrics metrics() {
        return server.metrics();
    }

    TimerWheel timers() {
        return server.timers();
    }

    @Nullable
    ParentNamespace parent() {
        return parent;
    }

    boolean takesArrival(Packet.Event event, BroadcastOptions options) {
        try {
            return arrivals.takes(event, options);
        } catch (RuntimeException fault) {
            log.error("An arrival listener failed", fault);
            return false;
        }
    }

    boolean isListenedTo() {
        return !listeners.isEmpty();
    }

    void tell(Consumer<SocketListener> change) {
        for (var listener : listeners) {
            Mailbox.run(() -> change.accept(listener));
        }
    }

    /// Reaches all servers.
    Adapter adapter() {
        return adapter;
    }

    InMemoryAdapter inMemory() {
        return local;
    }

    @Nullable
    Recovery recovery() {
        return recovery;
    }

    /// How far the stored packets have got; 0 if none are stored.
    long position() {
        return recovery == null ? 0 : recovery.position();
    }

    ServerSideListeners serverSide() {
        return serverSide;
    }

    List<Middleware> middlewares() {
        return middlewares;
    }

    List<Consumer<Socket>> connectionListeners() {
        return connectionListeners;
    }

    void enter() {
        users++;
    }

    /// Whether nobody is left.
    boolean leave() {
        return --users == 0;
    }

    void close() {
        adapter.close();
    }

    Packet.Event event(String event, List<@Nullable Object> args) {
        if (Reserved.contains(event)) {
            throw reserved(event);
        }
        return new Packet.Event(name, null, event, args);
    }

    private static IllegalArgumentException reserved(String event) {
        return new IllegalArgumentException("\"" + event + "\" is a reserved event name");
    }

    List<OutgoingPacket> encode(Packet.Event event, BroadcastOptions options) {
        return server.encode(event, options);
    }
}

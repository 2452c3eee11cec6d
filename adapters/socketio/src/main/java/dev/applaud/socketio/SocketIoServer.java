package dev.applaud.socketio;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.engine.Engine;
import dev.applaud.socketio.engine.EventClass;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.TimerWheel;
import dev.applaud.socketio.protocol.EncodedPacket;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.PacketEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// A Socket.IO server for a Jetty server: protocol 5 over Engine.IO 4, and on demand also their predecessors, which
/// clients of Socket.IO 2 speak.
///
/// ```java
/// var io = new SocketIoServer(SocketIoOptions.builder().build());
/// io.onConnection(socket -> socket.on("hello", (args, ack) -> ack.send("world")));
/// jetty.insertHandler(io.handler());
/// ```
///
/// What can be sent from the server itself goes to the namespace `/`.
public final class SocketIoServer implements Broadcaster, AutoCloseable {
    private final SocketIoOptions options;
    private final MetricsRelay metrics;
    private final PacketEncoder encoder;
    private final Engine engine;
    private final Namespaces namespaces;
    private final Namespace main;

    public SocketIoServer(SocketIoOptions options) {
        this(options, new TimerWheel());
    }

    SocketIoServer(SocketIoOptions options, TimerWheel timers) {
        this.options = options;
        this.metrics = new MetricsRelay(options.metrics());
        this.encoder = options.parser().encoder(options.mapper());
        this.engine = new Engine(options.engine(metrics), session -> Connection.open(this, session), timers, files());
        this.namespaces = new Namespaces(this);
        this.main = namespaces.of("/");
    }

    private Request.Handler files() {
        return options.serveClient() ? new ClientBundle(options.path()) : (_, _, _) -> false;
    }

    public SocketIoOptions options() {
        return options;
    }

    // --- namespaces --------------------------------------------------------------------------------------------

    /// The namespace of that name, declared by the first call; a leading `/` is added if it is missing.
    /// Clients that ask for a namespace which was not declared are refused with "Invalid namespace".
    public Namespace of(String namespace) {
        return namespaces.of(namespace.startsWith("/") ? namespace : "/" + namespace);
    }

    /// Declares all namespaces in whose name, leading `/` included, the pattern is found; otherwise as
    /// [#of(BiPredicate)]. [#of(String)] makes such a namespace too.
    public ParentNamespace of(Pattern pattern) {
        return add(new ParentNamespace((name, _) -> pattern.matcher(name).find(), true));
    }

    /// Declares all namespaces that the predicate allows. It is asked when a client wants to connect to one that
    /// does not exist, with the name and the CONNECT data, on a virtual thread that may block; if several were
    /// declared, in their order, until one agrees. An exception counts as no, and is logged. There are
    /// `maxDynamicNamespaces` at most, beyond which clients are refused with "Invalid namespace", as those are who
    /// ask for a name of more than 1,000 characters. With `cleanupEmptyChildNamespaces`, a child goes when its last
    /// socket has left.
    public ParentNamespace of(BiPredicate<String, Map<String, @Nullable Object>> predicate) {
        return add(new ParentNamespace(predicate, false));
    }

    private ParentNamespace add(ParentNamespace parent) {
        namespaces.add(parent);
        return parent;
    }

    /// Those that there are now, as a snapshot.
    public List<Namespace> namespaces() {
        return namespaces.all();
    }

    /// Adds a listener for namespaces that come into being, by [#of(String)] or by a client. It runs on the thread of
    /// whoever made it, and before the socket for which it was made connects to it. Listeners are called in the
    /// order added; an exception is logged, and the next one is called.
    public SocketIoServer onNewNamespace(Consumer<Namespace> listener) {
        namespaces.onNew(listener);
        return this;
    }

    // --- the main namespace ------------------------------------------------------------------------------------

    /// [Namespace#use] of `/`.
    public SocketIoServer use(Middleware middleware) {
        main.use(middleware);
        return this;
    }

    /// [Namespace#onConnection] of `/`.
    public SocketIoServer onConnection(Consumer<Socket> listener) {
        main.onConnection(listener);
        return this;
    }

    @Override
    public BroadcastOperator everybody() {
        return main.everybody();
    }

    // --- the server --------------------------------------------------------------------------------------------

    /// What to insert into the host's handlers, once, before the start, at the level of the `Server`
    /// (`server.insertHandler(io.handler())`). It answers requests below the path only, and passes the rest on.
    /// It is `Graceful`: when Jetty shuts down, polls are answered and WebSockets closed, so that clients
    /// reconnect.
    public Handler.Wrapper handler() {
        return engine.handler();
    }

    /// The Engine.IO server below, for what concerns HTTP requests: headers of answers, and refusals.
    public Engine engine() {
        return engine;
    }

    /// Tells these too what happens from now on, besides those of the options.
    public SocketIoServer addMetrics(SocketIoMetrics further) {
        metrics.add(further);
        return this;
    }

    /// The number of open connections (Engine.IO sessions).
    public int connections() {
        return engine.size();
    }

    /// Whether the handler is started and not shutting down.
    public boolean accepting() {
        return engine.isAccepting();
    }

    /// Prepares for the end without a storm: refuses new connections with 503, and closes those that are open one
    /// by one, evenly over `time`, so that their clients come to other servers little by little. Until theirs is
    /// closed they are served. Completes when none is left, or a second after `time`. To be called while the Jetty
    /// server runs.
    public CompletableFuture<?> drain(Duration time) {
        return engine.drain(time);
    }

    /// Closes every connection as in a graceful shutdown, refuses new ones, and closes the adapters. The Jetty server
    /// is left alone. Waits for the clients to answer, at most a second, and as long for their sockets to leave.
    @Override
    public void close() {
        engine.shutdown().join();
        try {
            namespaces.awaitNobody(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        namespaces.close();
    }

    // --- for the package ---------------------------------------------------------------------------------------

    Namespaces registry() {
        return namespaces;
    }

    SocketIoMetrics metrics() {
        return metrics;
    }

    TimerWheel timers() {
        return engine.timers();
    }

    /// The event as the transports take it, with its flags.
    List<OutgoingPacket> encode(Packet.Event event, BroadcastOptions options) {
        var unit = encode(event);
        var eventClass = options.eventClass();
        if (options.compress() && eventClass.equals(EventClass.LOG)) {
            return unit;
        }
        return unit.stream()
                .map(packet -> options.compress() ? packet : packet.uncompressed())
                .map(packet -> packet.as(eventClass))
                .toList();
    }

    /// The packet as the transports take it, made once for any number of receivers.
    List<OutgoingPacket> encode(Packet packet) {
        return switch (encoder.encode(packet)) {
            case EncodedPacket.Binary(var data) -> List.of(OutgoingPacket.binary(data));
            case EncodedPacket.Text(var utf8, var attachments) -> withAttachments(utf8, attachments);
        };
    }

    private static List<OutgoingPacket> withAttachments(byte[] utf8, List<byte[]> attachments) {
        var text = OutgoingPacket.text(utf8);
        if (attachments.isEmpty()) {
            return List.of(text);
        }
        return Stream.concat(Stream.of(text), attachments.stream().map(OutgoingPacket::binary))
                .toList();
    }
}

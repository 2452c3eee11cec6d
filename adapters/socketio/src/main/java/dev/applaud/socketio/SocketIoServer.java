package dev.applaud.socketio;

import dev.applaud.socketio.engine.Engine;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.TimerWheel;
import dev.applaud.socketio.protocol.EncodedPacket;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.PacketEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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
public final class SocketIoServer implements AutoCloseable {
    private final SocketIoOptions options;
    private final PacketEncoder encoder;
    private final Engine engine;
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();
    private final Namespace main;

    public SocketIoServer(SocketIoOptions options) {
        this(options, new TimerWheel());
    }

    SocketIoServer(SocketIoOptions options, TimerWheel timers) {
        this.options = options;
        this.encoder = options.parser().encoder(options.mapper());
        this.engine = new Engine(options.engine(), session -> Connection.open(this, session), timers, files());
        this.main = of("/");
    }

    private Request.Handler files() {
        return options.serveClient() ? new ClientBundle(options.path()) : (_, _, _) -> false;
    }

    public SocketIoOptions options() {
        return options;
    }

    /// The namespace of that name, declared by the first call; a leading `/` is added if it is missing.
    /// Clients that ask for a namespace which was not declared are refused with "Invalid namespace".
    public Namespace of(String namespace) {
        var name = namespace.startsWith("/") ? namespace : "/" + namespace;
        return namespaces.computeIfAbsent(name, _ -> new Namespace(this, name));
    }

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

    /// [Namespace#emit] of `/`.
    public void emit(String event, @Nullable Object... args) {
        main.emit(event, args);
    }

    /// [Namespace#to] of `/`.
    public BroadcastOperator to(String... rooms) {
        return main.to(rooms);
    }

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

    /// The number of open connections (Engine.IO sessions).
    public int connections() {
        return engine.size();
    }

    /// Whether the handler is started and not shutting down.
    public boolean accepting() {
        return engine.isAccepting();
    }

    /// Closes every connection as in a graceful shutdown, and refuses new ones. The Jetty server is left alone.
    /// Waits for the clients to answer, at most a second.
    @Override
    public void close() {
        engine.shutdown().join();
    }

    // --- for the package ---------------------------------------------------------------------------------------

    @Nullable
    Namespace find(String name) {
        return namespaces.get(name);
    }

    TimerWheel timers() {
        return engine.timers();
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

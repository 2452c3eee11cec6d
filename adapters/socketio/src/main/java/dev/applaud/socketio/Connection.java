package dev.applaud.socketio;

import dev.applaud.socketio.engine.CloseReason;
import dev.applaud.socketio.engine.EngineSession;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.Receiver;
import dev.applaud.socketio.engine.Timeout;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.PacketDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client: an Engine.IO session and the sockets that share it. Any breach of the protocol closes all of it.
final class Connection implements Receiver {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final SocketIoServer server;
    private final EngineSession session;
    private final ProtocolRevision revision;
    private final PacketDecoder decoder;
    private final Timeout connectTimeout = new Timeout(this::close);
    private final AtomicInteger queuedEvents = new AtomicInteger();

    /// By namespace; those that are still joining too. Guarded by this.
    private final Map<String, Socket> sockets = new HashMap<>(2);

    private boolean closed;

    Connection(SocketIoServer server, EngineSession session) {
        this.server = server;
        this.session = session;
        this.revision = ProtocolRevision.of(session);
        this.decoder = server.options().parser().decoder(server.options().maxAttachments());
        server.timers()
                .schedule(connectTimeout, server.options().connectTimeout().toMillis());
    }

    /// The connection of a new session, joined to `/` if its client expects that.
    static Connection open(SocketIoServer server, EngineSession session) {
        var connection = new Connection(server, session);
        if (connection.revision.isInMainUnasked()) {
            connection.joinMain();
        }
        return connection;
    }

    private void joinMain() {
        try {
            connect(new Packet.Connect("/", Map.of()));
        } catch (MalformedPacketException e) {
            malformed(e);
        }
    }

    // --- receiving ---------------------------------------------------------------------------------------------

    @Override
    public void text(String message) {
        try {
            received(decoder.text(message));
        } catch (MalformedPacketException e) {
            malformed(e);
        }
    }

    @Override
    public void binary(byte[] message) {
        try {
            received(decoder.binary(message));
        } catch (MalformedPacketException e) {
            malformed(e);
        }
    }

    private void malformed(MalformedPacketException e) {
        log.debug("Closing a connection from {}: {}", session.handshake().address(), e.getMessage());
        close();
    }

    private void received(Optional<Packet> decoded) throws MalformedPacketException {
        if (decoded.isEmpty()) {
            return;
        }
        switch (decoded.get()) {
            case Packet.Connect connect -> connect(connect);
            case Packet.Event event -> joined(event).received(event);
            case Packet.Acknowledgement acknowledgement ->
                joined(acknowledgement).received(acknowledgement);
            case Packet.Disconnect disconnect -> joined(disconnect).leave(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
            case Packet.Connected _, Packet.ConnectError _ ->
                throw new MalformedPacketException("A packet that only servers send");
        }
    }

    private synchronized Socket joined(Packet packet) throws MalformedPacketException {
        var socket = sockets.get(packet.namespace());
        if (socket == null || !socket.hasJoined()) {
            throw new MalformedPacketException("A packet for a namespace that was not joined");
        }
        return socket;
    }

    private void connect(Packet.Connect asked) throws MalformedPacketException {
        var connect = revision.read(asked);
        var namespace = server.find(connect.namespace());
        if (namespace == null) {
            refuse(connect.namespace(), "Invalid namespace", null);
            return;
        }
        var socket = new Socket(this, namespace, handshake(connect), server);
        synchronized (this) {
            if (sockets.containsKey(connect.namespace())) {
                throw new MalformedPacketException("A second CONNECT for a namespace");
            }
            if (closed) {
                return;
            }
            if (sockets.size() >= server.options().maxNamespaces()) {
                socket = null;
            } else {
                sockets.put(connect.namespace(), socket);
            }
        }
        if (socket == null) {
            refuse(connect.namespace(), "Too many namespaces", null);
        } else {
            socket.begin();
        }
    }

    private Handshake handshake(Packet.Connect connect) {
        var request = session.handshake();
        return new Handshake(
                request.headers(),
                request.time(),
                request.address(),
                request.headers().containsKey("origin"),
                request.secure(),
                request.url(),
                request.query(),
                connect.auth());
    }

    // --- for the sockets ---------------------------------------------------------------------------------------

    String newSocketId(Namespace namespace) {
        return revision.newSocketId(session.sid(), namespace.name());
    }

    /// Answers CONNECT.
    void welcome(Socket socket) {
        server.timers().cancel(connectTimeout);
        send(revision.connected(socket.namespace().name(), socket.id()));
    }

    /// Answers CONNECT with a CONNECT_ERROR.
    void refuse(String namespace, String message, @Nullable Object data) {
        server.options().metrics().connectRefused(namespace);
        send(revision.refused(namespace, message, data));
    }

    synchronized void forget(Socket socket) {
        sockets.remove(socket.namespace().name(), socket);
    }

    List<OutgoingPacket> encode(Packet packet) {
        return server.encode(packet);
    }

    void send(Packet packet) {
        session.send(encode(packet));
    }

    boolean send(List<OutgoingPacket> unit, boolean onlyIfWritable) {
        return onlyIfWritable ? session.sendVolatile(unit) : session.send(unit);
    }

    /// Reading stops while the handlers are too far behind, and goes on when they have done half of it.
    void eventQueued() {
        if (queuedEvents.incrementAndGet() == server.options().maxQueuedEvents()) {
            session.pause();
            resumeIfDone(queuedEvents.get()); // the handlers may have been faster than this line
        }
    }

    void eventHandled() {
        resumeIfDone(queuedEvents.decrementAndGet());
    }

    private void resumeIfDone(int queued) {
        if (queued <= server.options().maxQueuedEvents() / 2) {
            session.resume();
        }
    }

    void disconnectAll() {
        current().forEach(Socket::disconnect);
        close();
    }

    // --- closing -----------------------------------------------------------------------------------------------

    private void close() {
        session.close();
    }

    @Override
    public void closed(CloseReason reason) {
        server.timers().cancel(connectTimeout);
        synchronized (this) {
            closed = true;
        }
        var why = disconnectReason(reason);
        current().forEach(socket -> socket.leave(why));
    }

    private synchronized List<Socket> current() {
        return new ArrayList<>(sockets.values());
    }

    private static DisconnectReason disconnectReason(CloseReason reason) {
        return switch (reason) {
            case TRANSPORT_ERROR -> DisconnectReason.TRANSPORT_ERROR;
            case TRANSPORT_CLOSE -> DisconnectReason.TRANSPORT_CLOSE;
            case FORCED_CLOSE -> DisconnectReason.FORCED_CLOSE;
            case PING_TIMEOUT -> DisconnectReason.PING_TIMEOUT;
            case PARSE_ERROR -> DisconnectReason.PARSE_ERROR;
            case SERVER_SHUTTING_DOWN -> DisconnectReason.SERVER_SHUTTING_DOWN;
            case SLOW_CONSUMER -> DisconnectReason.SLOW_CONSUMER;
        };
    }
}

package dev.applaud.socketio;

import dev.applaud.socketio.engine.CloseReason;
import dev.applaud.socketio.engine.EngineSession;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.engine.Receiver;
import dev.applaud.socketio.engine.Timeout;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.PacketDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Timeout connectTimeout = new Timeout(this::idle);
    private final Backlog backlog;

    /// The size of the messages that make up the next packet. Only whoever reads touches it.
    private int incoming;

    /// By namespace; those that are still joining too, and null while it is not yet known whether there is such a
    /// namespace. Guarded by this.
    private final Map<String, @Nullable Socket> sockets = new HashMap<>(2);

    private @Nullable DisconnectReason closed;

    Connection(SocketIoServer server, EngineSession session) {
        this.server = server;
        this.session = session;
        this.revision = ProtocolRevision.of(session);
        this.backlog = new Backlog(session, server);
        this.decoder = server.options().parser().decoder(server.options().maxAttachments());
        server.timers()
                .schedule(connectTimeout, server.options().connectTimeout().toMillis());
    }

    private void idle() {
        server.metrics().limitReached("connectTimeout");
        close();
    }

    /// The connection of a new session, joined to `/` if its client expects that.
    static Connection open(SocketIoServer server, EngineSession session) {
        var connection = new Connection(server, session);
        if (connection.revision.isInMainUnasked()) {
            connection.connect(new Packet.Connect("/", Map.of()));
        }
        return connection;
    }

    // --- receiving ---------------------------------------------------------------------------------------------

    @Override
    public void text(String message) {
        incoming += message.length();
        try {
            received(decoder.text(message));
        } catch (MalformedPacketException e) {
            malformed(e);
        }
    }

    @Override
    public void binary(byte[] message) {
        incoming += message.length;
        try {
            received(decoder.binary(message));
        } catch (MalformedPacketException e) {
            malformed(e);
        }
    }

    private void malformed(MalformedPacketException e) {
        if (e.hasTooManyAttachments()) {
            server.metrics().limitReached("maxAttachments");
        }
        log.debug("Closing a connection from {}: {}", session.handshake().address(), e.getMessage());
        current().forEach(socket -> socket.lifecycle().failed(e));
        close();
    }

    /// A packet that is well formed, but not allowed now.
    private void outOfPlace(Packet packet) {
        log.debug(
                "Closing a connection from {}: {} out of place",
                session.handshake().address(),
                packet.getClass().getSimpleName());
        close();
    }

    private void received(Optional<Packet> decoded) throws MalformedPacketException {
        if (decoded.isEmpty()) {
            return;
        }
        int size = incoming;
        incoming = 0;
        if (decoded.get() instanceof Packet.Connect connect) {
            connect(revision.read(connect));
        } else {
            received(decoded.get(), size);
        }
    }

    private void received(Packet packet, int size) {
        var socket = joined(packet.namespace());
        if (socket == null) {
            outOfPlace(packet);
            return;
        }
        switch (packet) {
            case Packet.Event event -> socket.received(event, size);
            case Packet.Acknowledgement answer -> socket.received(answer);
            case Packet.Disconnect _ -> socket.leave(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
            case Packet.Connect _, Packet.Connected _, Packet.ConnectError _ -> outOfPlace(packet);
        }
    }

    private synchronized @Nullable Lifecycle joined(String namespace) {
        var socket = sockets.get(namespace);
        return socket == null || !socket.lifecycle().hasJoined() ? null : socket.lifecycle();
    }

    // --- joining -----------------------------------------------------------------------------------------------

    private void connect(Packet.Connect connect) {
        if (isTaken(connect.namespace())) {
            outOfPlace(connect);
        } else {
            new Joining(this, server, connect).begin();
        }
    }

    private synchronized boolean isTaken(String namespace) {
        return sockets.containsKey(namespace);
    }

    /// Keeps a place for a socket; false if there are too many already.
    synchronized boolean take(String namespace) {
        boolean room = sockets.size() < server.options().maxNamespaces();
        if (room) {
            sockets.put(namespace, null);
        }
        return room;
    }

    /// Puts a socket into the place that was kept. Not null: the connection is over.
    synchronized @Nullable DisconnectReason add(Socket socket) {
        sockets.put(socket.namespace().name(), socket);
        return closed;
    }

    /// Gives the place back.
    void turnAway(String namespace, String message) {
        synchronized (this) {
            sockets.remove(namespace, null);
        }
        refuse(namespace, message, null);
    }

    // --- for the sockets ---------------------------------------------------------------------------------------

    String newSocketId(Namespace namespace) {
        return revision.newSocketId(session.sid(), namespace.name());
    }

    /// The answer to CONNECT of a socket that is joined now. `pid` is null unless it may be recovered.
    List<OutgoingPacket> welcome(Socket socket, @Nullable String pid) {
        server.timers().cancel(connectTimeout);
        return encode(revision.connected(socket.namespace().name(), socket.id(), pid));
    }

    /// Answers CONNECT with a CONNECT_ERROR.
    void refuse(String namespace, String message, @Nullable Object data) {
        server.metrics().connectRefused(namespace);
        send(revision.refused(namespace, message, data));
    }

    synchronized void forget(Socket socket) {
        sockets.remove(socket.namespace().name(), socket);
    }

    Namespaces namespaces() {
        return server.registry();
    }

    List<OutgoingPacket> encode(Packet packet) {
        return server.encode(packet);
    }

    void send(Packet packet) {
        session.send(encode(packet));
    }

    EngineSession session() {
        return session;
    }

    Backlog backlog() {
        return backlog;
    }

    void disconnectAll() {
        current().forEach(socket -> socket.disconnect(false));
        close();
    }

    // --- closing -----------------------------------------------------------------------------------------------

    /// A client that polls and is between two polls hears of it later: the specification has a reason of its own for
    /// that.
    void close() {
        if (session.isBetweenPolls()) {
            leave(DisconnectReason.FORCED_SERVER_CLOSE);
        }
        session.close();
    }

    @Override
    public void upgraded() {
        current().forEach(socket -> socket.namespace().tell(listener -> listener.upgraded(socket)));
    }

    @Override
    public void closed(CloseReason reason) {
        server.timers().cancel(connectTimeout);
        leave(disconnectReason(reason));
    }

    private void leave(DisconnectReason reason) {
        synchronized (this) {
            closed = reason;
        }
        current().forEach(socket -> socket.lifecycle().leave(reason));
    }

    private synchronized List<Socket> current() {
        return sockets.values().stream().filter(Objects::nonNull).toList();
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

package dev.applaud.socketio;

import static java.util.Objects.requireNonNull;

import dev.applaud.socketio.cluster.RecoverableSession;
import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.protocol.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of one socket, from CONNECT to the last listener: what happens to it, in which order. All that the
/// application hears of it comes through its mailbox, one after another.
final class Lifecycle {
    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

    private final Socket socket;
    private final Namespace namespace;
    private final Connection connection;
    private final Listeners listeners;
    private final Memberships memberships;
    private final @Nullable SocketRecovery recovery;
    private final Mailbox mailbox = new Mailbox();

    /// Set once CONNECT is answered.
    private volatile boolean joined;

    /// Why it leaves, from the moment on at which it begins to.
    private volatile @Nullable DisconnectReason leaving;

    /// Whether nothing is left to undo. Only the mailbox looks.
    private boolean gone;

    Lifecycle(Socket socket, Connection connection, Listeners listeners, Memberships memberships) {
        this.socket = socket;
        this.namespace = socket.namespace();
        this.connection = connection;
        this.listeners = listeners;
        this.memberships = memberships;
        this.recovery = socket.recovery();
    }

    /// Whether the events of the client may be taken in.
    boolean hasJoined() {
        return joined;
    }

    boolean isLeaving() {
        return leaving != null;
    }

    // --- joining -----------------------------------------------------------------------------------------------

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
        var resumed = namespace.recovery();
        if (resumed != null && resumed.skipsMiddlewares() && socket.recovered()) {
            return Admission.granted();
        }
        try {
            for (var middleware : namespace.middlewares()) {
                if (middleware.admit(socket) instanceof Admission.Refused refused) {
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
        if (isLeaving()) {
            return;
        }
        var memory = namespace.recovery();
        if (memory == null || recovery == null) {
            enter(new Recovery.Entry(List.of(), 0, Map.of()));
        } else if (!memory.enter(recovery, this::enter)) {
            connection.close(); // the middlewares took so long that packets were dropped: it shall come anew
            return;
        }
        namespace.metrics().socketConnected(namespace.name());
        namespace.tell(listener -> listener.connected(socket));
        namespace.connectionListeners().forEach(listener -> Mailbox.run(() -> listener.accept(socket)));
    }

    /// What was missed comes before the answer: clients keep events until then.
    private void enter(Recovery.Entry entry) {
        memberships.enterNamespace(entry.since());
        entry.rooms().forEach(memberships::restore);
        joined = true;
        var unit = new ArrayList<OutgoingPacket>();
        entry.missed().forEach(packet -> unit.addAll(packet.unit()));
        unit.addAll(connection.welcome(socket, recovery == null ? null : recovery.pid()));
        connection.session().send(unit);
    }

    private void refuse(String message, @Nullable Object details) {
        beginToLeave(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        socket.pendingAcks().close(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        if (goAway()) {
            connection.namespaces().leave(namespace);
        }
        connection.forget(socket);
        connection.refuse(namespace.name(), message, details);
    }

    // --- being there -------------------------------------------------------------------------------------------

    /// @param size of the messages that it came in
    void received(Packet.Event event, int size) {
        namespace.metrics().eventReceived(event.name());
        connection.backlog().add(size);
        mailbox.post(() -> {
            try {
                handle(event);
            } finally {
                connection.backlog().remove(size);
            }
        });
    }

    /// What came before the client's own farewell still counts, but not what came before ours.
    private void handle(Packet.Event event) {
        if (leaving == DisconnectReason.SERVER_NAMESPACE_DISCONNECT) {
            return;
        }
        long start = System.nanoTime();
        listeners.received(event, new Reply(socket, event.id()));
        namespace.metrics().eventHandled(event.name(), System.nanoTime() - start);
    }

    void received(Packet.Acknowledgement acknowledgement) {
        socket.pendingAcks().received(acknowledgement.id(), acknowledgement.args());
    }

    /// The client's packets cannot be read.
    void failed(Exception error) {
        mailbox.post(() -> listeners.failed(error));
    }

    // --- leaving -----------------------------------------------------------------------------------------------

    /// Leaves at the server's wish. Whoever is first says so, and no other.
    void disconnect() {
        if (beginToLeave(DisconnectReason.SERVER_NAMESPACE_DISCONNECT)) {
            connection.send(new Packet.Disconnect(namespace.name()));
            depart(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        }
    }

    /// Leaves for this reason, unless it has begun to leave already.
    void leave(DisconnectReason reason) {
        if (beginToLeave(reason)) {
            depart(reason);
        }
    }

    private boolean beginToLeave(DisconnectReason reason) {
        synchronized (this) {
            if (leaving != null) {
                return false;
            }
            leaving = reason;
        }
        memberships.retire();
        return true;
    }

    private void depart(DisconnectReason reason) {
        connection.forget(socket);
        socket.pendingAcks().close(reason);
        mailbox.post(() -> left(reason));
    }

    private void left(DisconnectReason reason) {
        if (joined) {
            listeners.disconnecting(reason);
        }
        var session = reason.isRecoverable() && !gone ? session() : null;
        boolean leaves = goAway();
        if (joined) {
            namespace.metrics().socketDisconnected(namespace.name(), reason);
            namespace.tell(listener -> listener.disconnected(socket, reason));
            listeners.disconnected(reason);
        }
        if (session != null) {
            requireNonNull(namespace.recovery()).keep(session);
        }
        if (leaves) {
            connection.namespaces().leave(namespace);
        }
    }

    /// What the client may come back to: to what it came back for, if it has not got that yet.
    private @Nullable RecoverableSession session() {
        var memory = namespace.recovery();
        if (memory == null || recovery == null) {
            return null;
        }
        return joined ? memory.session(socket, recovery) : recovery.previous();
    }

    /// False if it has before.
    private boolean goAway() {
        if (gone) {
            return false;
        }
        gone = true;
        memberships.leaveAll();
        return true;
    }
}

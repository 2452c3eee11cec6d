package dev.applaud.socketio;

import dev.applaud.socketio.protocol.Packet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client's wish to join a namespace: finds that, which may take a while, and puts a socket there, or says why not.
record Joining(Connection connection, SocketIoServer server, Packet.Connect connect) {
    private static final Logger log = LoggerFactory.getLogger(Joining.class);
    private static final String INVALID_NAMESPACE = "Invalid namespace";

    void begin() {
        if (!connection.take(name())) {
            server.metrics().limitReached("maxNamespaces");
            connection.turnAway(name(), "Too many namespaces");
        } else {
            server.registry().enter(name()).ifPresentOrElse(this::join, this::joinDynamic);
        }
    }

    private String name() {
        return connect.namespace();
    }

    private void joinDynamic() {
        if (server.registry().hasParents()) {
            Thread.startVirtualThread(() -> dynamic().ifPresentOrElse(this::join, this::turnAway));
        } else {
            turnAway();
        }
    }

    private void turnAway() {
        connection.turnAway(name(), INVALID_NAMESPACE);
    }

    private Optional<Namespace> dynamic() {
        try {
            return server.registry().enter(name(), connect.auth());
        } catch (RuntimeException | Error e) {
            log.error("The predicate of a parent namespace failed", e);
            return Optional.empty();
        }
    }

    private void join(Namespace namespace) {
        var recovery = namespace.recovery();
        if (recovery == null) {
            join(namespace, null);
        } else {
            recovery.claim(connect.auth(), claimed -> join(namespace, claimed));
        }
    }

    private void join(Namespace namespace, @Nullable SocketRecovery recovery) {
        var socket = new Socket(connection, namespace, handshake(), recovery);
        var over = connection.add(socket);
        if (over == null) {
            socket.lifecycle().begin();
        } else {
            socket.lifecycle().leave(over);
        }
    }

    private Handshake handshake() {
        var request = connection.session().handshake();
        return new Handshake(
                request.headers(),
                request.time(),
                request.address(),
                request.headers().containsKey("origin"),
                request.secure(),
                request.url(),
                request.query(),
                withoutSecrets(connect.auth()));
    }

    /// What belongs to the recovery is for nobody else to know.
    private Map<String, @Nullable Object> withoutSecrets(Map<String, @Nullable Object> auth) {
        if (server.options().connectionStateRecovery() == null || !auth.containsKey("pid")) {
            return auth;
        }
        var rest = new LinkedHashMap<>(auth);
        rest.remove("pid");
        rest.remove("offset");
        return rest;
    }
}

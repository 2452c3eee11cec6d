package dev.applaud.socketio.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.applaud.socketio.Handshake;
import dev.applaud.socketio.RemoteSocket;
import dev.applaud.socketio.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sockets as the Admin UI wants them. What only it needs of the sockets of other servers travels in their data, by a
/// key that Node's servers use for the same, and that is shown to nobody.
final class SocketShapes {
    private static final Logger log = LoggerFactory.getLogger(SocketShapes.class);

    static final String FACTS = "_admin";

    private static final String CLIENT_ID = "clientId";
    private static final String TRANSPORT = "transport";

    /// Which admins need not know, and might abuse.
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie");

    private final ObjectMapper mapper;

    SocketShapes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// Puts into its data what other servers' admins need.
    static void putFacts(Socket socket) {
        socket.data().compute(FACTS, (_, _) -> Map.of(CLIENT_ID, socket.clientId(), TRANSPORT, socket.transport()));
    }

    Map<String, @Nullable Object> of(Socket socket) {
        return shape(socket.id(), socket.namespace().name(), socket.handshake(), socket.rooms(), socket.data());
    }

    Map<String, @Nullable Object> of(RemoteSocket socket, String namespace) {
        return shape(socket.id(), namespace, socket.handshake(), socket.rooms(), socket.data());
    }

    private Map<String, @Nullable Object> shape(
            String id, String namespace, Handshake handshake, Set<String> rooms, Map<String, ?> data) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", id);
        if (data.get(FACTS) instanceof Map<?, ?> facts) {
            shape.put(CLIENT_ID, facts.get(CLIENT_ID));
            shape.put(TRANSPORT, facts.get(TRANSPORT));
        }
        shape.put("nsp", namespace);
        shape.put("data", shown(data));
        shape.put("handshake", shape(handshake));
        shape.put("rooms", rooms);
        return shape;
    }

    private static Map<String, Object> shape(Handshake handshake) {
        var headers = new LinkedHashMap<>(handshake.headers());
        headers.keySet().removeAll(SECRET_HEADERS);
        var shape = new LinkedHashMap<String, Object>();
        shape.put("address", address(handshake));
        shape.put("headers", headers);
        shape.put("query", handshake.query());
        shape.put("issued", handshake.issued());
        shape.put("secure", handshake.secure());
        shape.put("time", handshake.date());
        shape.put("url", handshake.url());
        shape.put("xdomain", handshake.xdomain());
        return shape;
    }

    /// What proxies say, whoever they are: for admins to read, not to be relied on.
    private static String address(Handshake handshake) {
        var headers = handshake.headers();
        var forwarded = headers.getOrDefault("x-forwarded-for", handshake.address());
        return headers.getOrDefault("cf-connecting-ip", forwarded);
    }

    /// What can be written as JSON, as it is now.
    Map<String, Object> shown(Map<String, ?> data) {
        var shown = new LinkedHashMap<String, Object>();
        data.forEach((key, value) -> {
            if (!key.equals(FACTS)) {
                try {
                    shown.put(key, mapper.valueToTree(value));
                } catch (IllegalArgumentException | StackOverflowError e) {
                    log.debug("Admins are not shown {} of a socket's data: {}", key, e.getMessage());
                }
            }
        });
        return shown;
    }
}

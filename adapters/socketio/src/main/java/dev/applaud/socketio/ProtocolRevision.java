package dev.applaud.socketio;

import dev.applaud.socketio.engine.EngineSession;
import dev.applaud.socketio.engine.Ids;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.Packet;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The revisions of the Socket.IO protocol differ in how a namespace is joined only.
enum ProtocolRevision {
    /// Of Socket.IO 3 and 4, over Engine.IO 4.
    FIVE {
        @Override
        Packet.Connect read(Packet.Connect connect) {
            return connect;
        }

        @Override
        String newSocketId(String sid, String namespace) {
            return Ids.next();
        }

        @Override
        Packet connected(String namespace, String id, @Nullable String pid) {
            return new Packet.Connected(namespace, id, pid);
        }

        @Override
        Packet refused(String namespace, String message, @Nullable Object data) {
            return new Packet.ConnectError(namespace, message, data);
        }
    },

    /// Of Socket.IO 2, over Engine.IO 3.
    FOUR {
        // `/chat?token=1`
        @Override
        Packet.Connect read(Packet.Connect connect) throws MalformedPacketException {
            int mark = connect.namespace().indexOf('?');
            return mark < 0
                    ? connect
                    : new Packet.Connect(
                            connect.namespace().substring(0, mark),
                            parameters(connect.namespace().substring(mark + 1)));
        }

        // What the client takes for its id.
        @Override
        String newSocketId(String sid, String namespace) {
            return namespace.equals("/") ? sid : namespace + "#" + sid;
        }

        @Override
        Packet connected(String namespace, String id, @Nullable String pid) {
            return new Packet.Connect(namespace, Map.of());
        }

        @Override
        Packet refused(String namespace, String message, @Nullable Object data) {
            return new Packet.ConnectError(namespace, null, data == null ? message : data);
        }
    };

    static ProtocolRevision of(EngineSession session) {
        return session.protocol() == 3 ? FOUR : FIVE;
    }

    /// Whether a client is in `/` without having sent CONNECT.
    boolean isInMainUnasked() {
        return this == FOUR;
    }

    /// What a client's CONNECT means.
    abstract Packet.Connect read(Packet.Connect connect) throws MalformedPacketException;

    /// An id for a socket of the session `sid`.
    abstract String newSocketId(String sid, String namespace);

    /// The answer for a socket that has joined. `pid` is null unless it may be recovered.
    abstract Packet connected(String namespace, String id, @Nullable String pid);

    /// The answer for one that may not.
    abstract Packet refused(String namespace, String message, @Nullable Object data);

    private static Map<String, @Nullable Object> parameters(String query) throws MalformedPacketException {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        for (var parameter : query.split("&", -1)) {
            var nameAndValue = parameter.split("=", 2);
            parameters.put(decoded(nameAndValue[0]), nameAndValue.length == 1 ? "" : decoded(nameAndValue[1]));
        }
        return parameters;
    }

    private static String decoded(String text) throws MalformedPacketException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedPacketException("Invalid query in a namespace", e);
        }
    }
}

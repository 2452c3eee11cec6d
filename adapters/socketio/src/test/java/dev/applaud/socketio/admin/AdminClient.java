package dev.applaud.socketio.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.applaud.socketio.TestIo;
import dev.applaud.socketio.client.WebSocketClient;
import java.util.function.Predicate;

/// What the Admin UI does on the wire.
final class AdminClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVENT = "42/admin,";

    private final WebSocketClient connection;

    private AdminClient(WebSocketClient connection) {
        this.connection = connection;
    }

    /// Asks to come in, with CONNECT data in JSON.
    static AdminClient knock(TestIo server, String auth) {
        var connection = server.open();
        connection.send("40/admin," + auth);
        return new AdminClient(connection);
    }

    /// One of a server that lets everybody in.
    static AdminClient in(TestIo server) {
        return knock(server, "");
    }

    /// The answer to CONNECT; what comes before it is passed over.
    String answer() {
        for (var packet = connection.event(); ; packet = connection.event()) {
            if (!packet.startsWith(EVENT)) {
                return packet;
            }
        }
    }

    /// The arguments of the next event of that name; others are passed over.
    JsonNode next(String event) {
        return next(event, _ -> true);
    }

    /// The same, of one that is wanted.
    JsonNode next(String event, Predicate<JsonNode> wanted) {
        for (var packet = connection.event(); ; packet = connection.event()) {
            if (packet.startsWith(EVENT + "[\"" + event + "\"")) {
                var args = args(packet);
                if (wanted.test(args)) {
                    return args;
                }
            }
        }
    }

    /// The name of the next event.
    String nextName() {
        for (var packet = connection.event(); ; packet = connection.event()) {
            if (packet.startsWith(EVENT)) {
                return packet.substring(EVENT.length() + 2, packet.indexOf('"', EVENT.length() + 2));
            }
        }
    }

    private static JsonNode args(String packet) {
        try {
            var args = (ArrayNode) JSON.readTree(packet.substring(EVENT.length()));
            args.remove(0);
            return args;
        } catch (JsonProcessingException e) {
            throw new AssertionError(packet, e);
        }
    }

    /// Sends an event, written in JSON.
    void send(String event) {
        connection.send(EVENT + event);
    }

    /// Returns when the server has handled what was sent before.
    void askWhetherDone() {
        connection.send("42/admin,1[\"done\"]");
        for (var packet = connection.event(); !packet.equals("43/admin,1[]"); packet = connection.event()) {}
    }

    void close() {
        connection.close();
    }
}

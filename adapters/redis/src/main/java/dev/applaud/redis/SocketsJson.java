package dev.applaud.redis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.applaud.socketio.Handshake;
import dev.applaud.socketio.cluster.SocketDetails;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sockets as servers describe them to each other.
final class SocketsJson {
    private static final Logger log = LoggerFactory.getLogger(SocketsJson.class);

    private SocketsJson() {}

    static JsonNode write(SocketDetails socket, WireValues values) {
        var rooms = JsonNodeFactory.instance.arrayNode();
        socket.rooms().forEach(rooms::add);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", socket.id())
                .<ObjectNode>set("handshake", write(socket.handshake(), values))
                .<ObjectNode>set("rooms", rooms)
                .set("data", data(socket, values));
    }

    /// What can be written of it. Whoever asks waits for this server, so there is an answer whatever the application
    /// has put there.
    private static JsonNode data(SocketDetails socket, WireValues values) {
        var data = JsonNodeFactory.instance.objectNode();
        socket.data().forEach((key, value) -> {
            try {
                data.set(key, values.json(value));
            } catch (IllegalArgumentException e) {
                log.debug("Other servers do not see {} of Socket.data(): {}", key, e.getMessage());
            }
        });
        return data;
    }

    private static JsonNode write(Handshake handshake, WireValues values) {
        return JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("headers", values.json(handshake.headers()))
                .put("time", handshake.date())
                .put("address", handshake.address())
                .put("xdomain", handshake.xdomain())
                .put("secure", handshake.secure())
                .put("issued", handshake.issued())
                .put("url", handshake.url())
                .<ObjectNode>set("query", values.json(handshake.query()))
                .set("auth", values.json(handshake.auth()));
    }

    static List<SocketDetails> readAll(List<@Nullable Object> sockets) throws MalformedPacketException {
        var read = new ArrayList<SocketDetails>();
        for (var socket : sockets) {
            read.add(read(Fields.of(socket)));
        }
        return read;
    }

    private static SocketDetails read(Fields socket) throws MalformedPacketException {
        return new SocketDetails(
                socket.text("id"),
                handshake(socket.object("handshake")),
                socket.rooms("rooms"),
                map(socket.get("data")));
    }

    private static Handshake handshake(Fields handshake) throws MalformedPacketException {
        return new Handshake(
                texts(handshake.get("headers")),
                Instant.ofEpochMilli(handshake.get("issued") instanceof Number issued ? issued.longValue() : 0),
                text(handshake, "address"),
                handshake.flag("xdomain", false),
                handshake.flag("secure", false),
                text(handshake, "url"),
                texts(handshake.get("query")),
                map(handshake.get("auth")));
    }

    private static String text(Fields fields, String name) {
        var text = fields.textIfAny(name);
        return text == null ? "" : text;
    }

    /// In Node data may be anything; here it is a map, or else nothing.
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> map.put(String.valueOf(name), member));
        }
        return map;
    }

    /// Node leaves some repeated headers and parameters as lists.
    private static Map<String, String> texts(@Nullable Object value) {
        var texts = new LinkedHashMap<String, String>();
        map(value).forEach((name, member) -> texts.put(name, text(member)));
        return texts;
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }
}

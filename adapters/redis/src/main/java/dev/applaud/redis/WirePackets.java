package dev.applaud.redis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.Reserved;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events and whom they are for, as all formats have them.
final class WirePackets {
    /// The type of an event's packet; nothing else is broadcast.
    static final int EVENT = 2;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WirePackets() {}

    // --- writing -----------------------------------------------------------------------------------------------

    /// Rooms only.
    static ObjectNode selection(BroadcastOptions options) {
        return NODES.objectNode()
                .<ObjectNode>set("rooms", names(options.rooms()))
                .set("except", names(options.except()));
    }

    static JsonNode names(Collection<String> rooms) {
        var array = NODES.arrayNode();
        rooms.forEach(array::add);
        return array;
    }

    static ObjectNode flags(BroadcastOptions options) {
        var flags = NODES.objectNode();
        if (options.volatile_()) {
            flags.put("volatile", true);
        }
        if (!options.compress()) {
            flags.put("compress", false);
        }
        if (options.timeout() != null) {
            flags.put("timeout", options.timeout().toMillis());
        }
        return flags;
    }

    // --- reading -----------------------------------------------------------------------------------------------

    static Packet.Event event(Fields packet, String namespace) throws MalformedPacketException {
        if (packet.number("type") != EVENT) {
            throw new MalformedPacketException("No event");
        }
        var data = packet.list("data");
        return new Packet.Event(namespace, null, name(data), data.subList(1, data.size()));
    }

    static Message.ServerSideEmit serverSideEmit(@Nullable String request, List<@Nullable Object> data)
            throws MalformedPacketException {
        return new Message.ServerSideEmit(request, name(data), data.subList(1, data.size()));
    }

    private static String name(List<@Nullable Object> data) throws MalformedPacketException {
        if (!data.isEmpty() && data.getFirst() instanceof String name && !Reserved.contains(name)) {
            return name;
        }
        throw new MalformedPacketException("An event without a name, or with a reserved one");
    }

    static BroadcastOptions options(Fields options) throws MalformedPacketException {
        var flags = options.objectIfAny("flags");
        return new BroadcastOptions(
                options.roomsIfAny("rooms"),
                options.roomsIfAny("except"),
                flags.flag("volatile", false),
                null,
                flags.flag("compress", true),
                flags.get("timeout") instanceof Number millis && millis.longValue() > 0
                        ? Duration.ofMillis(millis.longValue())
                        : null);
    }

    /// Whoever asks has a time in which it waits; should it not tell, this is long enough.
    static BroadcastOptions awaited(BroadcastOptions options) {
        return options.timeout() == null ? options.timeout(Duration.ofMinutes(1)) : options;
    }

    static Message.ClientCount clientCount(String request, Fields fields) throws MalformedPacketException {
        int count = fields.number("clientCount");
        if (count < 0) {
            throw new MalformedPacketException("A negative number of clients");
        }
        return new Message.ClientCount(request, count);
    }
}

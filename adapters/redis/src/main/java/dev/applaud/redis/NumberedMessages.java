package dev.applaud.redis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.applaud.redis.Format.Interests;
import dev.applaud.redis.Format.Received;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Messages as the number of a type and data: what Node's newer adapters have in common. How the two are wrapped is
/// each format's own. Everything is written whole, as a broadcast without its options ends the Node servers that read
/// it. Thread-safe.
final class NumberedMessages {
    static final int BROADCAST = 3;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final WireValues values;
    private final String namespace;
    private final Interests interests;

    NumberedMessages(WireValues values, String namespace, Interests interests) {
        this.values = values;
        this.namespace = namespace;
        this.interests = interests;
    }

    // --- writing -----------------------------------------------------------------------------------------------

    static int type(Message message) {
        return switch (message) {
            case Message.Broadcast _, Message.BroadcastWithAck _ -> BROADCAST;
            case Message.Join _ -> 4;
            case Message.Leave _ -> 5;
            case Message.Disconnect _ -> 6;
            case Message.Fetch _ -> 7;
            case Message.Sockets _ -> 8;
            case Message.ServerSideEmit _ -> 9;
            case Message.Answer _ -> 10;
            case Message.ClientCount _ -> 11;
            case Message.ClientAck _ -> 12;
            case Message.ListRooms _, Message.RoomNames _ ->
                throw new IllegalArgumentException("Servers of this format do not list their rooms");
        };
    }

    /// Binary values are nodes of their own kind in it.
    ///
    /// @throws IllegalArgumentException if a value cannot be written
    ObjectNode data(Message message) {
        return switch (message) {
            case Message.Broadcast(var event, var to) -> broadcast(event, to);
            case Message.BroadcastWithAck(var request, var event, var to) ->
                broadcast(event, to).put("requestId", request);
            case Message.Join(var of, var rooms) -> to(of).set("rooms", WirePackets.names(rooms));
            case Message.Leave(var of, var rooms) -> to(of).set("rooms", WirePackets.names(rooms));
            case Message.Disconnect(var of, var close) -> to(of).put("close", close);
            case Message.Fetch(var request, var of) -> to(of).put("requestId", request);
            case Message.ServerSideEmit it -> serverSideEmit(it);
            case Message.Sockets(var request, var sockets) -> {
                var response = response(request);
                var array = response.putArray("sockets");
                sockets.forEach(socket -> array.add(SocketsJson.write(socket, values)));
                yield response;
            }
            case Message.Answer(var request, var value) -> response(request).set("packet", values.tree(value));
            case Message.ClientCount(var request, var count) ->
                response(request).put("clientCount", count);
            case Message.ClientAck(var request, var value) -> response(request).set("packet", values.tree(value));
            case Message.ListRooms _, Message.RoomNames _ -> NODES.objectNode();
        };
    }

    /// With what tells whose it is.
    ObjectNode wrapped(Message message, String uid) {
        return NODES.objectNode()
                .put("type", type(message))
                .<ObjectNode>set("data", data(message))
                .put("uid", uid)
                .put("nsp", namespace);
    }

    byte[] msgpack(JsonNode message) {
        return WireValues.msgpack(packer -> values.write(message, packer));
    }

    private ObjectNode broadcast(Packet.Event event, BroadcastOptions to) {
        var packet = NODES.objectNode().put("type", WirePackets.EVENT);
        packet.set("data", values.tree(named(event.name(), event.args())));
        return NODES.objectNode().<ObjectNode>set("packet", packet).setAll(to(to));
    }

    private ObjectNode serverSideEmit(Message.ServerSideEmit message) {
        var data = NODES.objectNode();
        if (message.request() != null) {
            data.put("requestId", message.request());
        }
        return data.set("packet", values.tree(named(message.event(), message.args())));
    }

    private static List<@Nullable Object> named(String name, List<@Nullable Object> args) {
        var all = new ArrayList<@Nullable Object>(args.size() + 1);
        all.add(name);
        all.addAll(args);
        return all;
    }

    private static ObjectNode to(BroadcastOptions options) {
        return NODES.objectNode().set("opts", WirePackets.selection(options).set("flags", WirePackets.flags(options)));
    }

    private static ObjectNode response(String request) {
        return NODES.objectNode().put("requestId", request);
    }

    static boolean hasBinary(JsonNode node) {
        if (node.isContainerNode()) {
            for (var child : node) {
                if (hasBinary(child)) {
                    return true;
                }
            }
        }
        return node.isBinary();
    }

    // --- reading -----------------------------------------------------------------------------------------------

    /// Reads one that is wrapped. Empty if it has this uid, or is for another namespace, or as [#read(int, Fields)].
    Optional<Received> read(byte[] message, String uid) throws MalformedPacketException {
        var fields = Fields.read(message);
        var from = fields.text("uid");
        if (from.equals(uid) || !namespace.equals(fields.text("nsp"))) {
            return Optional.empty();
        }
        return Optional.ofNullable(read(fields.number("type"), fields.objectIfAny("data")))
                .map(it -> new Received(from, it));
    }

    /// Null if it is a response to no request of ours, or of a type that is not known.
    @Nullable
    Message read(int type, Fields data) throws MalformedPacketException {
        return switch (type) {
            case BROADCAST -> broadcast(data);
            case 4 -> new Message.Join(options(data), data.rooms("rooms"));
            case 5 -> new Message.Leave(options(data), data.rooms("rooms"));
            case 6 -> new Message.Disconnect(options(data), data.flag("close", false));
            case 7 -> new Message.Fetch(data.text("requestId"), options(data));
            case 9 -> WirePackets.serverSideEmit(data.textIfAny("requestId"), data.list("packet"));
            case 8, 10, 11, 12 -> response(type, data);
            default -> null;
        };
    }

    private Message broadcast(Fields data) throws MalformedPacketException {
        var event = WirePackets.event(data.object("packet"), namespace);
        return data.has("requestId")
                ? new Message.BroadcastWithAck(data.text("requestId"), event, WirePackets.awaited(options(data)))
                : new Message.Broadcast(event, options(data));
    }

    private static BroadcastOptions options(Fields data) throws MalformedPacketException {
        return WirePackets.options(data.object("opts"));
    }

    private @Nullable Message response(int type, Fields data) throws MalformedPacketException {
        var request = data.text("requestId");
        if (!interests.asked(request)) {
            return null;
        }
        return switch (type) {
            case 8 -> new Message.Sockets(request, SocketsJson.readAll(data.list("sockets")));
            case 10 -> new Message.Answer(request, data.get("packet"));
            case 11 -> WirePackets.clientCount(request, data);
            default -> new Message.ClientAck(request, data.get("packet"));
        };
    }
}

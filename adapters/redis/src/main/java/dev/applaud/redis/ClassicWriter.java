package dev.applaud.redis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.protocol.Packet;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePacker;

/// Writes messages to the byte as `@socket.io/redis-adapter` does, with members in its order. Everything is written
/// whole: a broadcast or a request without its options ends the Node servers that read it. Thread-safe.
///
/// Methods throw an [IllegalArgumentException] if a value cannot be written.
final class ClassicWriter {
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final WireValues values;
    private final String uid;
    private final boolean emits;

    /// @param uid whose the messages are; those of [Format#EMITTER] differ a little, as in Node
    ClassicWriter(WireValues values, String uid) {
        this.values = values;
        this.uid = uid;
        this.emits = uid.equals(Format.EMITTER);
    }

    byte[] write(Message message) {
        return switch (message) {
            case Message.Broadcast it -> broadcast(it);
            case Message.BroadcastWithAck it -> broadcastWithAck(it);
            case Message.Join(var of, var rooms) -> selecting(2, of, "rooms", WirePackets.names(rooms));
            case Message.Leave(var of, var rooms) -> selecting(3, of, "rooms", WirePackets.names(rooms));
            case Message.Disconnect(var of, var close) -> selecting(4, of, "close", nodes.booleanNode(close));
            case Message.Fetch(var request, var of) ->
                WireValues.bytes(request(5, request).set("opts", WirePackets.selection(of)));
            case Message.ListRooms(var request) -> WireValues.bytes(request(1, request));
            case Message.ServerSideEmit it -> WireValues.bytes(serverSideEmit(it));
            case Message.Sockets(var request, var sockets) -> {
                var array = nodes.arrayNode();
                sockets.forEach(socket -> array.add(SocketsJson.write(socket, values)));
                yield WireValues.bytes(response(request).set("sockets", array));
            }
            case Message.RoomNames(var request, var rooms) ->
                WireValues.bytes(response(request).set("rooms", WirePackets.names(rooms)));
            case Message.Answer(var request, var value) ->
                WireValues.bytes(typedResponse(6, request).set("data", values.json(value)));
            case Message.ClientCount(var request, var count) ->
                WireValues.bytes(typedResponse(8, request).put("clientCount", count));
            case Message.ClientAck it -> clientAck(it);
        };
    }

    // --- MessagePack -------------------------------------------------------------------------------------------

    private byte[] broadcast(Message.Broadcast message) {
        return WireValues.msgpack(packer -> {
            begin(uid, packer);
            write(message.event(), packer);
            write(message.to(), packer);
        });
    }

    private static void begin(String uid, MessagePacker packer) throws IOException {
        packer.packArrayHeader(3).packString(uid);
    }

    /// The first bytes of every broadcast of that server.
    static byte[] beginning(String uid) {
        return WireValues.msgpack(packer -> begin(uid, packer));
    }

    private byte[] broadcastWithAck(Message.BroadcastWithAck message) {
        return WireValues.msgpack(packer -> {
            packer.packMapHeader(5);
            packer.packString("uid").packString(uid);
            packer.packString("requestId").packString(message.request());
            packer.packString("type").packInt(7);
            packer.packString("packet");
            write(message.event(), packer);
            packer.packString("opts");
            write(message.to(), packer);
        });
    }

    private byte[] clientAck(Message.ClientAck message) {
        return WireValues.msgpack(packer -> {
            packer.packMapHeader(3);
            packer.packString("type").packInt(9);
            packer.packString("requestId").packString(message.request());
            packer.packString("packet");
            values.write(message.value(), packer);
        });
    }

    private void write(Packet.Event event, MessagePacker packer) throws IOException {
        packer.packMapHeader(3);
        packer.packString("type").packInt(WirePackets.EVENT);
        packer.packString("data").packArrayHeader(1 + event.args().size());
        packer.packString(event.name());
        for (var argument : event.args()) {
            values.write(argument, packer);
        }
        packer.packString("nsp").packString(event.namespace());
    }

    private void write(BroadcastOptions options, MessagePacker packer) throws IOException {
        packer.packMapHeader(3);
        write("rooms", options.rooms(), packer);
        if (emits) {
            writeFlags(options, packer);
            write("except", options.except(), packer);
        } else {
            write("except", options.except(), packer);
            writeFlags(options, packer);
        }
    }

    private static void write(String name, Collection<String> rooms, MessagePacker packer) throws IOException {
        packer.packString(name).packArrayHeader(rooms.size());
        for (var room : rooms) {
            packer.packString(room);
        }
    }

    private void writeFlags(BroadcastOptions options, MessagePacker packer) throws IOException {
        packer.packString("flags");
        values.write(WirePackets.flags(options), packer);
    }

    // --- JSON --------------------------------------------------------------------------------------------------

    private byte[] selecting(int type, BroadcastOptions of, String name, JsonNode value) {
        return WireValues.bytes(request(type, null)
                .<ObjectNode>set("opts", WirePackets.selection(of))
                .set(name, value));
    }

    private ObjectNode request(int type, @Nullable String request) {
        var node = nodes.objectNode();
        if (!emits) {
            node.put("uid", uid);
        }
        if (request != null) {
            node.put("requestId", request);
        }
        return node.put("type", type);
    }

    private ObjectNode serverSideEmit(Message.ServerSideEmit message) {
        var data = nodes.arrayNode().add(message.event());
        message.args().forEach(argument -> data.add(values.json(argument)));
        var request = emits ? nodes.objectNode().put("uid", uid).put("type", 6) : request(6, message.request());
        return request.set("data", data);
    }

    private ObjectNode response(String request) {
        return nodes.objectNode().put("requestId", request);
    }

    private ObjectNode typedResponse(int type, String request) {
        return nodes.objectNode().put("type", type).put("requestId", request);
    }
}

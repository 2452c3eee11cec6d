package dev.applaud.redis;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.cluster.SocketDetails;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.MsgpackReader;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.Reserved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what servers and emitters of the classic format have sent to one namespace, and trusts none of it.
/// Thread-safe.
final class ClassicReader {
    private static final int EVENT = 2;

    private final String namespace;
    private final String uid;

    /// @param uid this server's own, whose messages are passed over
    ClassicReader(String namespace, String uid) {
        this.namespace = namespace;
        this.uid = uid;
    }

    /// Empty if it is this server's own, or for another namespace.
    Optional<Message> broadcast(byte[] message) throws MalformedPacketException {
        var parts = Fields.list(MsgpackReader.read(message));
        require(parts.size() >= 3, "A broadcast without options");
        if (uid.equals(parts.get(0))) {
            return Optional.empty();
        }
        var packet = Fields.of(parts.get(1));
        if (!namespace.equals(packet.has("nsp") ? packet.text("nsp") : "/")) {
            return Optional.empty();
        }
        return Optional.of(new Message.Broadcast(event(packet), options(Fields.of(parts.get(2)))));
    }

    /// Someone else's request, with the uid of whoever asks.
    record Request(@Nullable String from, Message message) {}

    /// Empty if it is this server's own, or of a kind that is not known.
    Optional<Request> request(byte[] message) throws MalformedPacketException {
        var fields = Fields.read(message);
        var from = fields.textIfAny("uid");
        if (uid.equals(from)) {
            return Optional.empty();
        }
        return Optional.ofNullable(request(fields)).map(it -> new Request(from, it));
    }

    private @Nullable Message request(Fields fields) throws MalformedPacketException {
        return switch (fields.number("type")) {
            case 1 -> new Message.ListRooms(id(fields));
            case 2 -> new Message.Join(selection(fields), fields.rooms("rooms"));
            case 3 -> new Message.Leave(selection(fields), fields.rooms("rooms"));
            case 4 -> new Message.Disconnect(selection(fields), fields.flag("close", false));
            case 5 -> new Message.Fetch(id(fields), selection(fields));
            case 6 -> serverSideEmit(fields);
            case 7 ->
                new Message.BroadcastWithAck(
                        id(fields), event(fields.object("packet")), awaited(options(fields.object("opts"))));
            default -> null;
        };
    }

    private static Message serverSideEmit(Fields fields) throws MalformedPacketException {
        var data = fields.list("data");
        return new Message.ServerSideEmit(fields.textIfAny("requestId"), name(data), data.subList(1, data.size()));
    }

    /// Empty if it is to no request of `asked`, or of a kind that is not known.
    Optional<Message.Response> response(byte[] message, Requests asked) throws MalformedPacketException {
        var fields = Fields.read(message);
        var request = fields.textIfAny("requestId");
        return request == null || !asked.contains(request)
                ? Optional.empty()
                : Optional.ofNullable(response(fields, request));
    }

    private static Message.@Nullable Response response(Fields fields, String request) throws MalformedPacketException {
        if (fields.has("sockets")) {
            return new Message.Sockets(request, sockets(fields));
        }
        return switch (fields.get("type")) {
            case Integer type when type == 6 -> new Message.Answer(request, fields.get("data"));
            case Integer type when type == 8 -> new Message.ClientCount(request, count(fields));
            case Integer type when type == 9 -> new Message.ClientAck(request, fields.get("packet"));
            case null, default -> null;
        };
    }

    private static int count(Fields fields) throws MalformedPacketException {
        int count = fields.number("clientCount");
        require(count >= 0, "A negative number of clients");
        return count;
    }

    private static List<SocketDetails> sockets(Fields fields) throws MalformedPacketException {
        var sockets = new ArrayList<SocketDetails>();
        for (var socket : fields.list("sockets")) {
            sockets.add(SocketsJson.read(Fields.of(socket)));
        }
        return sockets;
    }

    private static String id(Fields fields) throws MalformedPacketException {
        return fields.text("requestId");
    }

    private Packet.Event event(Fields packet) throws MalformedPacketException {
        require(packet.number("type") == EVENT, "No event");
        var data = packet.list("data");
        return new Packet.Event(namespace, null, name(data), data.subList(1, data.size()));
    }

    private static String name(List<@Nullable Object> data) throws MalformedPacketException {
        if (!data.isEmpty() && data.getFirst() instanceof String name && !Reserved.contains(name)) {
            return name;
        }
        throw new MalformedPacketException("An event without a name, or with a reserved one");
    }

    private static BroadcastOptions selection(Fields request) throws MalformedPacketException {
        return options(request.object("opts"));
    }

    private static BroadcastOptions options(Fields options) throws MalformedPacketException {
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
    private static BroadcastOptions awaited(BroadcastOptions options) {
        return options.timeout() == null ? options.timeout(Duration.ofMinutes(1)) : options;
    }

    private static void require(boolean condition, String otherwise) throws MalformedPacketException {
        if (!condition) {
            throw new MalformedPacketException(otherwise);
        }
    }
}

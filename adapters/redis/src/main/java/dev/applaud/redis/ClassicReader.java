package dev.applaud.redis;

import dev.applaud.redis.Format.Interests;
import dev.applaud.redis.Format.Received;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.MsgpackReader;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what servers and emitters of the classic format have sent to one namespace, and trusts none of it.
/// Thread-safe.
final class ClassicReader {
    private final String namespace;
    private final String uid;
    private final Interests interests;

    /// How every broadcast of this server begins. Redis sends them back, and they need not be read.
    private final byte[] own;

    /// @param uid this server's own, whose messages are passed over
    ClassicReader(String namespace, String uid, Interests interests) {
        this.namespace = namespace;
        this.uid = uid;
        this.interests = interests;
        this.own = ClassicWriter.beginning(uid);
    }

    /// Empty if it is this server's own, or for another namespace.
    Optional<Received> broadcast(byte[] message) throws MalformedPacketException {
        if (message.length >= own.length && Arrays.equals(message, 0, own.length, own, 0, own.length)) {
            return Optional.empty();
        }
        var parts = Fields.list(MsgpackReader.readWithTimestamps(message));
        if (parts.size() < 3) {
            throw new MalformedPacketException("A broadcast without options");
        }
        var packet = Fields.of(parts.get(1));
        if (!namespace.equals(packet.has("nsp") ? packet.text("nsp") : "/")) {
            return Optional.empty();
        }
        var event = WirePackets.event(packet, namespace);
        var options = WirePackets.options(Fields.of(parts.get(2)));
        return Optional.of(new Received(null, new Message.Broadcast(event, options)));
    }

    /// Empty if it is this server's own, or of a kind that is not known.
    Optional<Received> request(byte[] message) throws MalformedPacketException {
        var fields = Fields.read(message);
        var from = fields.textIfAny("uid");
        if (uid.equals(from)) {
            return Optional.empty();
        }
        return Optional.ofNullable(request(fields)).map(it -> new Received(from, it));
    }

    private @Nullable Message request(Fields fields) throws MalformedPacketException {
        return switch (fields.number("type")) {
            case 1 -> new Message.ListRooms(fields.text("requestId"));
            case 2 -> new Message.Join(WirePackets.options(fields.object("opts")), fields.rooms("rooms"));
            case 3 -> new Message.Leave(WirePackets.options(fields.object("opts")), fields.rooms("rooms"));
            case 4 -> new Message.Disconnect(WirePackets.options(fields.object("opts")), fields.flag("close", false));
            case 5 -> new Message.Fetch(fields.text("requestId"), WirePackets.options(fields.object("opts")));
            case 6 -> WirePackets.serverSideEmit(fields.textIfAny("requestId"), fields.list("data"));
            case 7 ->
                new Message.BroadcastWithAck(
                        fields.text("requestId"),
                        WirePackets.event(fields.object("packet"), namespace),
                        WirePackets.awaited(WirePackets.options(fields.object("opts"))));
            default -> null;
        };
    }

    /// Empty if it is to no request of ours, or of a kind that is not known.
    Optional<Received> response(byte[] message) throws MalformedPacketException {
        var fields = Fields.read(message);
        var request = fields.textIfAny("requestId");
        return request == null || !interests.asked(request)
                ? Optional.empty()
                : Optional.ofNullable(response(fields, request)).map(it -> new Received(null, it));
    }

    private static Message.@Nullable Response response(Fields fields, String request) throws MalformedPacketException {
        if (fields.has("sockets")) {
            return new Message.Sockets(request, SocketsJson.readAll(fields.list("sockets")));
        }
        return switch (fields.get("type")) {
            case Integer type when type == 6 -> new Message.Answer(request, fields.get("data"));
            case Integer type when type == 8 -> WirePackets.clientCount(request, fields);
            case Integer type when type == 9 -> new Message.ClientAck(request, fields.get("packet"));
            case null, default -> null;
        };
    }
}

package dev.applaud.redis;

import dev.applaud.socketio.cluster.RecoverableSession;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePacker;

/// Sessions as Node's streams adapter keeps them, MessagePack in Base64, with a member more, `positions`, that Node
/// does not look at: since when the client was where, and what it was sent. Of a session that Node has kept, only what
/// the client itself tells is known.
final class SessionFormat {
    private final WireValues values;

    SessionFormat(WireValues values) {
        this.values = values;
    }

    /// @throws IllegalArgumentException if the data cannot be written
    byte[] write(RecoverableSession session) {
        return Base64.getEncoder().encode(WireValues.msgpack(packer -> write(session, packer)));
    }

    private void write(RecoverableSession session, MessagePacker packer) throws IOException {
        packer.packMapHeader(5);
        packer.packString("sid").packString(session.id());
        packer.packString("pid").packString(session.pid());
        packer.packString("rooms").packArrayHeader(1 + session.rooms().size()).packString(session.id());
        for (var room : session.rooms().keySet()) {
            packer.packString(room);
        }
        packer.packString("data");
        values.write(session.data(), packer);
        packer.packString("positions").packMapHeader(5);
        packer.packString("since").packLong(session.since());
        packer.packString("first").packLong(session.first());
        packer.packString("last").packLong(session.last());
        packer.packString("leftAt").packLong(session.leftAt());
        packer.packString("rooms").packMapHeader(session.rooms().size());
        for (var room : session.rooms().entrySet()) {
            packer.packString(room.getKey()).packLong(room.getValue());
        }
    }

    RecoverableSession read(byte[] written) throws MalformedPacketException {
        var fields = Fields.read(decoded(written));
        var positions = fields.objectIfAny("positions");
        var joined = positions.objectIfAny("rooms");
        var id = fields.text("sid");
        var rooms = new HashMap<String, Long>();
        for (var room : fields.rooms("rooms")) {
            if (!room.equals(id)) {
                rooms.put(room, position(joined.get(room), 0));
            }
        }
        return new RecoverableSession(
                id,
                fields.text("pid"),
                data(fields.get("data")),
                rooms,
                position(positions.get("since"), 0),
                position(positions.get("first"), -1),
                position(positions.get("last"), -1),
                position(positions.get("leftAt"), -1));
    }

    private static byte[] decoded(byte[] base64) throws MalformedPacketException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedPacketException("No Base64", e);
        }
    }

    private static long position(@Nullable Object value, long otherwise) {
        return value instanceof Number number ? number.longValue() : otherwise;
    }

    /// In Node data may be anything; here it is a map, or else nothing.
    private static Map<String, Object> data(@Nullable Object value) {
        var data = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> {
                if (member != null) {
                    data.put(String.valueOf(name), member);
                }
            });
        }
        return data;
    }
}

package dev.applaud.redis;

import dev.applaud.socketio.protocol.JsonReader;
import dev.applaud.socketio.protocol.MalformedPacketException;
import dev.applaud.socketio.protocol.MsgpackReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The members of something that came over Redis, none of which need be there or be what it should be.
record Fields(Map<?, ?> members) {
    /// Of a message in JSON or MessagePack, which its first byte tells apart.
    static Fields read(byte[] message) throws MalformedPacketException {
        return of(
                message.length > 0 && message[0] == '{'
                        ? JsonReader.read(new String(message, StandardCharsets.UTF_8))
                        : MsgpackReader.readWithTimestamps(message));
    }

    static Fields of(@Nullable Object value) throws MalformedPacketException {
        if (value instanceof Map<?, ?> map) {
            return new Fields(map);
        }
        throw new MalformedPacketException("No object: " + value);
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    @Nullable
    Object get(String name) {
        return members.get(name);
    }

    Fields object(String name) throws MalformedPacketException {
        return of(get(name));
    }

    /// Without members if there is none.
    Fields objectIfAny(String name) throws MalformedPacketException {
        return has(name) ? object(name) : new Fields(Map.of());
    }

    String text(String name) throws MalformedPacketException {
        if (get(name) instanceof String text) {
            return text;
        }
        throw new MalformedPacketException("No text: " + name);
    }

    /// Null unless it is a text.
    @Nullable
    String textIfAny(String name) {
        return get(name) instanceof String text ? text : null;
    }

    int number(String name) throws MalformedPacketException {
        if (get(name) instanceof Integer number) {
            return number;
        }
        throw new MalformedPacketException("No number: " + name);
    }

    boolean flag(String name, boolean otherwise) {
        return get(name) instanceof Boolean flag ? flag : otherwise;
    }

    List<@Nullable Object> list(String name) throws MalformedPacketException {
        return list(get(name));
    }

    static List<@Nullable Object> list(@Nullable Object value) throws MalformedPacketException {
        if (value instanceof List<?> list) {
            return new ArrayList<@Nullable Object>(list);
        }
        throw new MalformedPacketException("No list: " + value);
    }

    /// Names of rooms: Node's may be numbers. Empty if there are none.
    Set<String> roomsIfAny(String name) throws MalformedPacketException {
        return has(name) ? rooms(name) : Set.of();
    }

    Set<String> rooms(String name) throws MalformedPacketException {
        var rooms = new LinkedHashSet<String>();
        for (var room : list(name)) {
            if (!(room instanceof String || room instanceof Number)) {
                throw new MalformedPacketException("No room: " + room);
            }
            rooms.add(room.toString());
        }
        return rooms;
    }
}

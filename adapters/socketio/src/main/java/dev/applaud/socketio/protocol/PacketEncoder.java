package dev.applaud.socketio.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes packets. Thread-safe.
public abstract sealed class PacketEncoder permits JsonEncoder, MsgpackEncoder {
    PacketEncoder() {}

    /// Writes one packet.
    ///
    /// @throws IllegalArgumentException if a value cannot be written
    public EncodedPacket encode(Packet packet) {
        return switch (packet) {
            case Packet.Connect(var namespace, var auth) ->
                encode(PacketType.CONNECT, namespace, null, auth.isEmpty() ? null : auth);
            case Packet.Connected(var namespace, var sid, var pid) ->
                encode(PacketType.CONNECT, namespace, null, ids(sid, pid));
            case Packet.Disconnect(var namespace) -> encode(PacketType.DISCONNECT, namespace, null, null);
            case Packet.Event(var namespace, var id, var name, var args) ->
                encode(PacketType.EVENT, namespace, id, nameFirst(name, args));
            case Packet.Acknowledgement(var namespace, var id, var args) -> encode(PacketType.ACK, namespace, id, args);
            case Packet.ConnectError(var namespace, var message, var data) ->
                encode(PacketType.CONNECT_ERROR, namespace, null, error(message, data));
        };
    }

    private static Map<String, Object> ids(String sid, @Nullable String pid) {
        var ids = new LinkedHashMap<String, Object>();
        ids.put("sid", sid);
        if (pid != null) {
            ids.put("pid", pid);
        }
        return ids;
    }

    private static List<@Nullable Object> nameFirst(String name, List<@Nullable Object> args) {
        var all = new ArrayList<@Nullable Object>(args.size() + 1);
        all.add(name);
        all.addAll(args);
        return all;
    }

    private static @Nullable Object error(@Nullable String message, @Nullable Object data) {
        if (message == null) {
            return data;
        }
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        if (data != null) {
            error.put("data", data);
        }
        return error;
    }

    /// `data` is null if there is none.
    abstract EncodedPacket encode(PacketType type, String namespace, @Nullable Long id, @Nullable Object data);
}

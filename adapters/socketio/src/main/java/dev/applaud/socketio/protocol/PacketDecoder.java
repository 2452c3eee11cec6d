package dev.applaud.socketio.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one connection's packets out of its messages. For one thread at a time. After an exception it is of no use any
/// more.
public abstract sealed class PacketDecoder permits JsonDecoder, MsgpackDecoder {
    private static final long NO_ID = -1;

    PacketDecoder() {}

    /// Takes in a text message. Empty while attachments are still to come.
    public abstract Optional<Packet> text(String message) throws MalformedPacketException;

    /// Takes in a binary message, which belongs to the decoder from now on. Empty while more attachments are to come.
    public abstract Optional<Packet> binary(byte[] message) throws MalformedPacketException;

    /// What a packet of each type may hold; `empty` tells data that was not sent from one that is null.
    static Packet packet(PacketType type, String namespace, @Nullable Long id, boolean empty, @Nullable Object data)
            throws MalformedPacketException {
        return switch (type) {
            case CONNECT -> new Packet.Connect(namespace, empty ? new LinkedHashMap<>() : object(data));
            case DISCONNECT -> {
                require(empty, "DISCONNECT with data");
                yield new Packet.Disconnect(namespace);
            }
            case EVENT, BINARY_EVENT -> event(namespace, id, array(data));
            case ACK, BINARY_ACK -> acknowledgement(namespace, id, empty ? new ArrayList<>() : array(data));
            case CONNECT_ERROR -> {
                require(data instanceof String || data instanceof Map<?, ?>, "CONNECT_ERROR without its data");
                yield new Packet.ConnectError(namespace, null, data);
            }
        };
    }

    private static Packet event(String namespace, @Nullable Long id, List<@Nullable Object> data)
            throws MalformedPacketException {
        var name = data.isEmpty() ? null : data.getFirst();
        require(name instanceof String || name instanceof Number, "An event without a name");
        var text = String.valueOf(name);
        require(!(name instanceof String) || !Reserved.contains(text), "An event with a reserved name");
        return new Packet.Event(namespace, id, text, data.subList(1, data.size()));
    }

    /// One without an id answers nothing, as one with an unknown id.
    private static Packet acknowledgement(String namespace, @Nullable Long id, List<@Nullable Object> data) {
        return new Packet.Acknowledgement(namespace, id == null ? NO_ID : id, data);
    }

    @SuppressWarnings("unchecked") // made by the readers
    static Map<String, @Nullable Object> object(@Nullable Object data) throws MalformedPacketException {
        if (data instanceof Map<?, ?>) {
            return (Map<String, @Nullable Object>) data;
        }
        throw new MalformedPacketException("Not an object");
    }

    @SuppressWarnings("unchecked") // made by the readers
    static List<@Nullable Object> array(@Nullable Object data) throws MalformedPacketException {
        if (data instanceof List<?>) {
            return (List<@Nullable Object>) data;
        }
        throw new MalformedPacketException("Not an array");
    }

    static void require(boolean condition, String otherwise) throws MalformedPacketException {
        if (!condition) {
            throw new MalformedPacketException(otherwise);
        }
    }
}

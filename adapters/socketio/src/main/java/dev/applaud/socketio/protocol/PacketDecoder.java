package dev.applaud.socketio.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one connection's packets out of its messages, collecting the attachments that follow a binary one.
/// For one thread at a time. After an exception it is of no use any more.
public final class PacketDecoder {
    private static final long NO_ID = -1;

    private final int maxAttachments;
    private @Nullable Header awaiting;
    private List<@Nullable Object> awaitingData = List.of();
    private final List<byte[]> attachments = new ArrayList<>(0);

    public PacketDecoder(int maxAttachments) {
        this.maxAttachments = maxAttachments;
    }

    /// Empty while attachments are still to come.
    public Optional<Packet> text(String message) throws MalformedPacketException {
        if (awaiting != null) {
            throw new MalformedPacketException("Text in the place of an attachment");
        }
        var header = Header.read(message, maxAttachments);
        var json = message.substring(header.end());
        var data = json.isEmpty() ? null : JsonReader.read(json);
        if (!header.type().isBinary()) {
            return Optional.of(packet(header, json.isEmpty(), data));
        }
        awaitingData = array(data);
        awaiting = header;
        return Optional.empty();
    }

    /// Empty while more attachments are to come.
    public Optional<Packet> binary(byte[] message) throws MalformedPacketException {
        var header = awaiting;
        if (header == null) {
            throw new MalformedPacketException("Binary data without a packet that it belongs to");
        }
        attachments.add(message);
        if (attachments.size() < header.attachments()) {
            return Optional.empty();
        }
        Attachments.insert(awaitingData, attachments);
        var packet = packet(header, false, awaitingData);
        awaiting = null;
        awaitingData = List.of();
        attachments.clear();
        return Optional.of(packet);
    }

    private static Packet packet(Header header, boolean empty, @Nullable Object data) throws MalformedPacketException {
        return switch (header.type()) {
            case CONNECT -> new Packet.Connect(header.namespace(), empty ? new LinkedHashMap<>() : object(data));
            case DISCONNECT -> {
                require(empty, "DISCONNECT with data");
                yield new Packet.Disconnect(header.namespace());
            }
            case EVENT, BINARY_EVENT -> event(header, array(data));
            case ACK, BINARY_ACK -> acknowledgement(header, empty ? new ArrayList<>() : array(data));
            case CONNECT_ERROR -> {
                require(data instanceof String || data instanceof Map<?, ?>, "CONNECT_ERROR without its data");
                yield new Packet.ConnectError(header.namespace(), null, data);
            }
        };
    }

    private static Packet event(Header header, List<@Nullable Object> data) throws MalformedPacketException {
        var name = data.isEmpty() ? null : data.getFirst();
        require(name instanceof String || name instanceof Number, "An event without a name");
        var text = String.valueOf(name);
        require(!(name instanceof String) || !Reserved.contains(text), "An event with a reserved name");
        return new Packet.Event(header.namespace(), header.id(), text, data.subList(1, data.size()));
    }

    /// One without an id answers nothing, as one with an unknown id.
    private static Packet acknowledgement(Header header, List<@Nullable Object> data) {
        var id = header.id();
        return new Packet.Acknowledgement(header.namespace(), id == null ? NO_ID : id, data);
    }

    @SuppressWarnings("unchecked") // made by JsonReader
    private static Map<String, @Nullable Object> object(@Nullable Object data) throws MalformedPacketException {
        if (data instanceof Map<?, ?>) {
            return (Map<String, @Nullable Object>) data;
        }
        throw new MalformedPacketException("Not an object");
    }

    @SuppressWarnings("unchecked") // made by JsonReader
    private static List<@Nullable Object> array(@Nullable Object data) throws MalformedPacketException {
        if (data instanceof List<?>) {
            return (List<@Nullable Object>) data;
        }
        throw new MalformedPacketException("Not an array");
    }

    private static void require(boolean condition, String otherwise) throws MalformedPacketException {
        if (!condition) {
            throw new MalformedPacketException(otherwise);
        }
    }
}

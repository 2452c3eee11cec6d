package dev.applaud.socketio.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads text packets, collecting the attachments that follow a binary one.
final class JsonDecoder extends PacketDecoder {
    private final int maxAttachments;
    private @Nullable Header awaiting;
    private List<@Nullable Object> awaitingData = List.of();
    private final List<byte[]> attachments = new ArrayList<>(0);

    JsonDecoder(int maxAttachments) {
        this.maxAttachments = maxAttachments;
    }

    @Override
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

    @Override
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
        return packet(header.type(), header.namespace(), header.id(), empty, data);
    }
}

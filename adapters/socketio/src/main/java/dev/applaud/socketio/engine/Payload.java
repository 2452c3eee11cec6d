package dev.applaud.socketio.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The body of a poll's answer or of a POST: packets joined by the record separator.
final class Payload {
    private static final char SEPARATOR = 0x1E;

    private Payload() {}

    /// The packets of a POST body; a trailing separator gives an empty last packet, which does not decode.
    /// Stops after `limit + 1` packets.
    static List<String> split(String body, int limit) {
        var packets = new ArrayList<String>();
        int start = 0;
        for (int end = body.indexOf(SEPARATOR);
                end >= 0 && packets.size() < limit;
                end = body.indexOf(SEPARATOR, start)) {
            packets.add(body.substring(start, end));
            start = end + 1;
        }
        packets.add(body.substring(start));
        return packets;
    }

    static ByteBuffer join(List<OutgoingPacket> packets) {
        if (packets.size() == 1) {
            return packets.getFirst().asText();
        }
        var parts = packets.stream().map(OutgoingPacket::asText).toList();
        int size = parts.stream().mapToInt(ByteBuffer::remaining).sum() + parts.size() - 1;
        var body = ByteBuffer.allocate(size);
        parts.forEach(part -> {
            if (body.position() > 0) {
                body.put((byte) SEPARATOR);
            }
            body.put(part);
        });
        return body.flip();
    }
}

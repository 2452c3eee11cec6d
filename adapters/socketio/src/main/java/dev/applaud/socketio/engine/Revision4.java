package dev.applaud.socketio.engine;

import dev.applaud.socketio.websocket.Frames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Revision 4: payloads are texts joined by the record separator, binary packets have no type, the server pings.
record Revision4(boolean base64) implements Revision {
    private static final char SEPARATOR = 0x1E;
    private static final String BINARY = "b";

    @Override
    public int number() {
        return 4;
    }

    @Override
    public void frame(OutgoingPacket packet, List<ByteBuffer> into) {
        if (!packet.isBinary()) {
            into.add(packet.frame());
            return;
        }
        var payload = base64 ? text(packet) : packet.payload();
        into.add(Frames.head(base64 ? Frames.TEXT : Frames.BINARY, payload.remaining()));
        into.add(payload);
    }

    private static ByteBuffer text(OutgoingPacket packet) {
        return packet.isBinary() ? packet.base64(BINARY) : packet.payload();
    }

    @Override
    public Optional<IncomingPacket> text(String message) {
        return message.startsWith(BINARY)
                ? IncomingPacket.base64(message.substring(BINARY.length()))
                : IncomingPacket.text(message);
    }

    @Override
    public Optional<IncomingPacket> binary(byte[] message) {
        return Optional.of(new IncomingPacket.Binary(message));
    }

    @Override
    public long pauseBeforeOpen() {
        return 0;
    }

    @Override
    public Payload payload(List<OutgoingPacket> packets) {
        var texts = packets.stream().map(Revision4::text).toList();
        if (texts.size() == 1) {
            return Payload.text(texts.getFirst());
        }
        int size = texts.stream().mapToInt(ByteBuffer::remaining).sum() + texts.size() - 1;
        var body = ByteBuffer.allocate(size);
        texts.forEach(text -> {
            if (body.position() > 0) {
                body.put((byte) SEPARATOR);
            }
            body.put(text);
        });
        return Payload.text(body.flip());
    }

    @Override
    public boolean takesBinaryPosts() {
        return false;
    }

    @Override
    public Iterator<Optional<IncomingPacket>> posted(byte[] body, boolean binary) {
        return new Packets(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public Heartbeat heartbeat(EngineSession session, TimerWheel timers, EngineOptions options) {
        return new ServerHeartbeat(session, timers, options);
    }

    /// A trailing separator is followed by an empty packet, which cannot be read.
    private final class Packets implements Iterator<Optional<IncomingPacket>> {
        private final String body;
        private int position;

        Packets(String body) {
            this.body = body;
        }

        @Override
        public boolean hasNext() {
            return position <= body.length();
        }

        @Override
        public Optional<IncomingPacket> next() {
            int separator = body.indexOf(SEPARATOR, position);
            int end = separator < 0 ? body.length() : separator;
            var packet = text(body.substring(position, end));
            position = end + 1;
            return packet;
        }
    }
}

package dev.applaud.socketio.engine;

import dev.applaud.socketio.websocket.Frames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Revision 3, of Socket.IO 1 and 2: in payloads each packet follows its length, binary packets begin with their type
/// as any other, the client pings.
record Revision3(boolean base64) implements Revision {
    private static final long PAUSE_BEFORE_OPEN = 20;
    private static final String BASE64_MESSAGE = "b4";
    private static final byte MESSAGE = 4;
    private static final byte TEXT = 0;
    private static final byte BINARY = 1;
    private static final byte END_OF_LENGTH = (byte) 0xFF;

    /// Ten might not fit an int.
    private static final int MOST_DIGITS = 9;

    private static final int UNREADABLE = -1;

    @Override
    public int number() {
        return 3;
    }

    @Override
    public void frame(OutgoingPacket packet, List<ByteBuffer> into) {
        if (!packet.isBinary()) {
            into.add(packet.frame());
            return;
        }
        var payload = base64 ? text(packet) : packet.typed();
        into.add(Frames.head(base64 ? Frames.TEXT : Frames.BINARY, payload.remaining()));
        into.add(payload);
    }

    private static ByteBuffer text(OutgoingPacket packet) {
        return packet.isBinary() ? packet.base64(BASE64_MESSAGE) : packet.typed();
    }

    @Override
    public Optional<IncomingPacket> text(String message) {
        return message.startsWith(BASE64_MESSAGE)
                ? IncomingPacket.base64(message.substring(BASE64_MESSAGE.length()))
                : IncomingPacket.text(message);
    }

    @Override
    public Optional<IncomingPacket> binary(byte[] message) {
        if (message.length == 0 || message[0] != MESSAGE) {
            return Optional.empty();
        }
        return Optional.of(new IncomingPacket.Binary(Arrays.copyOfRange(message, 1, message.length)));
    }

    /// Some clients listen for messages only when they have seen the upgrade's answer, the revision's test suite among
    /// them: with `ws` for Node they miss what comes in the same read.
    @Override
    public long pauseBeforeOpen() {
        return PAUSE_BEFORE_OPEN;
    }

    @Override
    public Payload payload(List<OutgoingPacket> packets) {
        return !base64 && packets.stream().anyMatch(OutgoingPacket::isBinary)
                ? Payload.binary(
                        joined(packets.stream().map(Revision3::inBinary).toList()))
                : Payload.text(joined(packets.stream().map(Revision3::inText).toList()));
    }

    /// The length in UTF-16 units, a colon, the packet: `6:4hello`.
    private static ByteBuffer inText(OutgoingPacket packet) {
        var text = text(packet);
        var head = utf16Length(text) + ":";
        return joined(List.of(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)), text));
    }

    /// Each character begins with a byte that isn't 10xxxxxx; those that begin with 11110xxx are surrogate pairs.
    private static int utf16Length(ByteBuffer utf8) {
        int length = 0;
        for (int i = utf8.position(); i < utf8.limit(); i++) {
            int octet = utf8.get(i) & 0xFF;
            if ((octet & 0xC0) != 0x80) {
                length += octet < 0xF0 ? 1 : 2;
            }
        }
        return length;
    }

    /// Whether it is binary, the length in bytes with one byte for each digit, 0xFF, the packet.
    private static ByteBuffer inBinary(OutgoingPacket packet) {
        var data = packet.typed();
        var digits = Integer.toString(data.remaining());
        var head = ByteBuffer.allocate(digits.length() + 2);
        head.put(packet.isBinary() ? BINARY : TEXT);
        digits.chars().forEach(digit -> head.put((byte) (digit - '0')));
        head.put(END_OF_LENGTH);
        return joined(List.of(head.flip(), data));
    }

    private static ByteBuffer joined(List<ByteBuffer> parts) {
        var whole = ByteBuffer.allocate(
                parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(whole::put);
        return whole.flip();
    }

    @Override
    public boolean takesBinaryPosts() {
        return true;
    }

    @Override
    public Iterator<Optional<IncomingPacket>> posted(byte[] body, boolean binary) {
        return binary ? new BinaryPackets(body) : new TextPackets(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public Heartbeat heartbeat(EngineSession session, TimerWheel timers, EngineOptions options) {
        return new ClientHeartbeat(session, timers, options);
    }

    /// Whether there is more, if something was read already.
    private static boolean hasNext(int position, int end) {
        return position == 0 || position < end;
    }

    private final class TextPackets implements Iterator<Optional<IncomingPacket>> {
        private final String body;
        private int position;

        TextPackets(String body) {
            this.body = body;
        }

        @Override
        public boolean hasNext() {
            return Revision3.hasNext(position, body.length());
        }

        @Override
        public Optional<IncomingPacket> next() {
            int colon = position;
            int length = 0;
            while (colon < body.length() && isDigit(body.charAt(colon)) && colon - position < MOST_DIGITS) {
                length = 10 * length + body.charAt(colon++) - '0';
            }
            int start = colon + 1;
            if (!body.startsWith(":", colon) || length > body.length() - start) {
                return Optional.empty();
            }
            position = start + length;
            return text(body.substring(start, position));
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }

    private final class BinaryPackets implements Iterator<Optional<IncomingPacket>> {
        private final ByteBuffer body;

        BinaryPackets(byte[] body) {
            this.body = ByteBuffer.wrap(body);
        }

        @Override
        public boolean hasNext() {
            return Revision3.hasNext(body.position(), body.limit());
        }

        @Override
        public Optional<IncomingPacket> next() {
            int kind = body.hasRemaining() ? body.get() : UNREADABLE;
            int length = length();
            if (length < 0 || length > body.remaining()) {
                return Optional.empty();
            }
            var packet = new byte[length];
            body.get(packet);
            return switch (kind) {
                case TEXT -> text(new String(packet, StandardCharsets.UTF_8));
                case BINARY -> binary(packet);
                default -> Optional.empty();
            };
        }

        private int length() {
            int length = 0;
            for (int i = 0; i <= MOST_DIGITS && body.hasRemaining(); i++) {
                byte digit = body.get();
                if (digit == END_OF_LENGTH) {
                    return length;
                }
                if (digit < 0 || digit > 9) {
                    return UNREADABLE;
                }
                length = 10 * length + digit;
            }
            return UNREADABLE;
        }
    }
}

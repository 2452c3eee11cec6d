package dev.applaud.socketio.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// An immutable packet in the form in which it leaves. Encoded once, it may be sent to any number of sessions:
/// a server's frames carry no mask, so every receiver gets the same bytes.
public final class OutgoingPacket {
    static final OutgoingPacket CLOSE = control("1");
    static final OutgoingPacket PING = control("2");
    static final OutgoingPacket PROBE_ANSWER = control("3probe");
    static final OutgoingPacket NOOP = control("6");

    private static final byte MESSAGE = '4';

    private final ByteBuffer bytes;
    private final boolean binary;

    private OutgoingPacket(byte[] bytes, boolean binary) {
        this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        this.binary = binary;
    }

    /// A message of these UTF-8 bytes, which are copied.
    public static OutgoingPacket text(byte[] utf8) {
        var packet = new byte[utf8.length + 1];
        packet[0] = MESSAGE;
        System.arraycopy(utf8, 0, packet, 1, utf8.length);
        return new OutgoingPacket(packet, false);
    }

    public static OutgoingPacket text(String message) {
        return text(message.getBytes(StandardCharsets.UTF_8));
    }

    /// A message of these bytes, which must not change from now on.
    public static OutgoingPacket binary(byte[] data) {
        return new OutgoingPacket(data, true);
    }

    /// A packet that the engine itself sends, type digit included.
    static OutgoingPacket control(String packet) {
        return new OutgoingPacket(packet.getBytes(StandardCharsets.UTF_8), false);
    }

    boolean isBinary() {
        return binary;
    }

    /// In bytes, as a WebSocket payload.
    public int size() {
        return bytes.remaining();
    }

    /// The WebSocket payload: a view of the shared bytes with a position of its own.
    ByteBuffer payload() {
        return bytes.duplicate();
    }

    /// The form for polling payloads, and for clients that cannot take binary frames.
    ByteBuffer asText() {
        if (!binary) {
            return payload();
        }
        var base64 = Base64.getEncoder().encode(payload());
        return ByteBuffer.allocate(1 + base64.remaining())
                .put((byte) 'b')
                .put(base64)
                .flip();
    }
}

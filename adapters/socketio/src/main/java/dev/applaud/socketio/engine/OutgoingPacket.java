package dev.applaud.socketio.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// An immutable packet in the form in which it leaves. Encoded once, it may be sent to any number of sessions:
/// a server's frames carry no mask, so every receiver gets the same bytes.
public final class OutgoingPacket {
    static final OutgoingPacket CLOSE = control("1");
    static final OutgoingPacket PING = control("2");
    static final OutgoingPacket PONG = control("3");
    static final OutgoingPacket PROBE_ANSWER = control("3probe");
    static final OutgoingPacket NOOP = control("6");

    private static final byte TEXT_MESSAGE = '4';
    private static final byte BINARY_MESSAGE = 4;

    /// The type first, also before binary data, where only revision 3 sends it.
    private final ByteBuffer typed;

    private final boolean binary;
    private final boolean compressible;

    private OutgoingPacket(byte[] typed, boolean binary) {
        this(ByteBuffer.wrap(typed).asReadOnlyBuffer(), binary, true);
    }

    private OutgoingPacket(ByteBuffer typed, boolean binary, boolean compressible) {
        this.typed = typed;
        this.binary = binary;
        this.compressible = compressible;
    }

    /// A message of these UTF-8 bytes, which are copied.
    public static OutgoingPacket text(byte[] utf8) {
        return new OutgoingPacket(typed(TEXT_MESSAGE, utf8), false);
    }

    public static OutgoingPacket text(String message) {
        return text(message.getBytes(StandardCharsets.UTF_8));
    }

    /// A message of these bytes, which are copied.
    public static OutgoingPacket binary(byte[] data) {
        return new OutgoingPacket(typed(BINARY_MESSAGE, data), true);
    }

    private static byte[] typed(byte type, byte[] data) {
        var packet = new byte[data.length + 1];
        packet[0] = type;
        System.arraycopy(data, 0, packet, 1, data.length);
        return packet;
    }

    /// The same packet, sharing its bytes, for which it is not worth to compress the answer of a poll.
    public OutgoingPacket uncompressed() {
        return new OutgoingPacket(typed, binary, false);
    }

    /// A packet that the engine itself sends, type digit included.
    static OutgoingPacket control(String packet) {
        return new OutgoingPacket(packet.getBytes(StandardCharsets.UTF_8), false);
    }

    boolean isBinary() {
        return binary;
    }

    boolean isCompressible() {
        return compressible;
    }

    /// In bytes, as a WebSocket payload.
    public int size() {
        return binary ? typed.limit() - 1 : typed.limit();
    }

    /// Type and data: a view of the shared bytes with a position of its own.
    ByteBuffer typed() {
        return typed.duplicate();
    }

    /// The data of a binary packet, the whole of another: a view as well.
    ByteBuffer payload() {
        var payload = typed.duplicate();
        return binary ? payload.position(1) : payload;
    }

    /// A binary packet as text: `prefix` and base64.
    ByteBuffer base64(String prefix) {
        var base64 = Base64.getEncoder().encode(payload());
        return ByteBuffer.allocate(prefix.length() + base64.remaining())
                .put(prefix.getBytes(StandardCharsets.US_ASCII))
                .put(base64)
                .flip();
    }
}

package dev.applaud.socketio.engine;

import dev.applaud.socketio.websocket.Frames;
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

    /// The type first, also before binary data, where only revision 3 sends it. Before the type of a text there is the
    /// head of its frame.
    private final ByteBuffer framed;

    private final int head;
    private final boolean binary;
    private final boolean compressible;
    private final EventClass eventClass;

    private OutgoingPacket(ByteBuffer framed, int head, boolean binary, boolean compressible, EventClass eventClass) {
        this.framed = framed;
        this.head = head;
        this.binary = binary;
        this.compressible = compressible;
        this.eventClass = eventClass;
    }

    /// A message of these UTF-8 bytes, which are copied.
    public static OutgoingPacket text(byte[] utf8) {
        int size = utf8.length + 1;
        int head = Frames.headLength(size);
        var framed = ByteBuffer.allocate(head + size);
        Frames.putHead(framed, Frames.TEXT, size);
        framed.put(TEXT_MESSAGE).put(utf8);
        return new OutgoingPacket(framed.flip().asReadOnlyBuffer(), head, false, true, EventClass.LOG);
    }

    public static OutgoingPacket text(String message) {
        return text(message.getBytes(StandardCharsets.UTF_8));
    }

    /// A message of these bytes, which are copied.
    public static OutgoingPacket binary(byte[] data) {
        var typed = ByteBuffer.allocate(data.length + 1).put(BINARY_MESSAGE).put(data);
        return new OutgoingPacket(typed.flip().asReadOnlyBuffer(), 0, true, true, EventClass.LOG);
    }

    /// The same packet, sharing its bytes, for which it is not worth to compress the answer of a poll.
    public OutgoingPacket uncompressed() {
        return new OutgoingPacket(framed, head, binary, false, eventClass);
    }

    /// The same packet, sharing its bytes, in another class.
    public OutgoingPacket as(EventClass other) {
        return new OutgoingPacket(framed, head, binary, compressible, other);
    }

    /// A packet that the engine itself sends, type digit included.
    static OutgoingPacket control(String packet) {
        var typed = StandardCharsets.UTF_8.encode(packet);
        int head = Frames.headLength(typed.remaining());
        var framed = Frames.frame(Frames.TEXT, typed);
        return new OutgoingPacket(framed.asReadOnlyBuffer(), head, false, true, EventClass.LOG);
    }

    EventClass eventClass() {
        return eventClass;
    }

    public boolean isBinary() {
        return binary;
    }

    boolean isCompressible() {
        return compressible;
    }

    /// In bytes, as a WebSocket payload.
    public int size() {
        return binary ? framed.limit() - 1 : framed.limit() - head;
    }

    /// A text with its frame's head, the same for all receivers: a view of the shared bytes.
    public ByteBuffer frame() {
        return framed.duplicate();
    }

    /// Type and data: a view of the shared bytes with a position of its own.
    ByteBuffer typed() {
        return framed.duplicate().position(head);
    }

    /// The data of a binary packet, the whole of another: a view as well.
    ByteBuffer payload() {
        var payload = typed();
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

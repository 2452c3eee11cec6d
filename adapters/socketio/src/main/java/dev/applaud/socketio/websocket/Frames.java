package dev.applaud.socketio.websocket;

import java.nio.ByteBuffer;

/// A server's frames: whole messages without a mask.
public final class Frames {
    public static final int TEXT = 1;
    public static final int BINARY = 2;

    /// What a close frame without a status says.
    public static final int NO_STATUS = 1005;

    public static final int GOING_AWAY = 1001;
    public static final int TOO_LARGE = 1009;

    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_UTF_8 = 1007;

    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MOST_IN_TWO_BYTES = 0xFFFF;

    private Frames() {}

    /// How long the head is of a frame with so much payload.
    public static int headLength(int payload) {
        return payload < TWO_BYTES ? 2 : payload <= MOST_IN_TWO_BYTES ? 4 : 10;
    }

    /// Writes the head of a frame.
    public static void putHead(ByteBuffer into, int opcode, int payload) {
        into.put((byte) (FIN | opcode));
        if (payload < TWO_BYTES) {
            into.put((byte) payload);
        } else if (payload <= MOST_IN_TWO_BYTES) {
            into.put((byte) TWO_BYTES).putShort((short) payload);
        } else {
            into.put((byte) EIGHT_BYTES).putLong(payload);
        }
    }

    /// The head alone.
    public static ByteBuffer head(int opcode, int payload) {
        var head = ByteBuffer.allocate(headLength(payload));
        putHead(head, opcode, payload);
        return head.flip();
    }

    /// A whole frame.
    public static ByteBuffer frame(int opcode, ByteBuffer payload) {
        var frame = ByteBuffer.allocate(headLength(payload.remaining()) + payload.remaining());
        putHead(frame, opcode, payload.remaining());
        return frame.put(payload).flip();
    }

    static ByteBuffer close(int status) {
        var payload = ByteBuffer.allocate(2);
        return frame(CLOSE, status == NO_STATUS ? payload.limit(0) : payload.putShort(0, (short) status));
    }
}

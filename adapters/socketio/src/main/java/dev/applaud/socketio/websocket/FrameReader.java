package dev.applaud.socketio.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes messages and control frames out of a client's bytes, however they are cut. Keeps bytes of unfinished frames
/// only, and no more than have come, whatever length a frame claims. After a breach nothing can be read.
final class FrameReader {
    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int CONTROL = 0x08;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MASK_LENGTH = 4;
    private static final byte[] NOTHING = {};

    private enum Stage {
        START,
        SHORT_LENGTH,
        LONG_LENGTH,
        MASK,
        PAYLOAD
    }

    private final int limit;

    private Stage stage = Stage.START;
    private int first;
    private int toCome;
    private long left;
    private int mask;
    private int unmasked;

    /// Of the message that has begun; 0: none.
    private int opcode;

    private byte[] message = NOTHING;
    private int size;
    private byte[] control = NOTHING;

    /// @param limit of how many bytes a message may be
    FrameReader(int limit) {
        this.limit = limit;
    }

    /// The next one that is complete with these bytes, of which it takes no more than it needs; null if there is none.
    @Nullable
    Incoming read(ByteBuffer bytes) throws BreachException {
        while (true) {
            if (stage == Stage.PAYLOAD) {
                readPayload(bytes);
                if (left > 0) {
                    return null;
                }
                stage = Stage.START;
                var complete = isControl() ? control() : fragment();
                if (complete != null) {
                    return complete;
                }
            } else if (bytes.hasRemaining()) {
                readHead(bytes.get() & 0xFF);
            } else {
                return null;
            }
        }
    }

    // --- the head ----------------------------------------------------------------------------------------------

    private void readHead(int octet) throws BreachException {
        switch (stage) {
            case START -> begin(octet);
            case SHORT_LENGTH -> readLength(octet);
            case LONG_LENGTH -> {
                left = left << 8 | octet;
                if (--toCome == 0) {
                    expectMask();
                }
            }
            case MASK -> {
                mask = mask << 8 | octet;
                if (--toCome == 0) {
                    unmasked = 0;
                    stage = Stage.PAYLOAD;
                }
            }
            case PAYLOAD -> throw new IllegalStateException();
        }
    }

    private void begin(int octet) throws BreachException {
        first = octet;
        int code = octet & OPCODE;
        check((octet & RESERVED) == 0, "a reserved bit is set");
        switch (code) {
            case 0 -> check(opcode != 0, "a continuation of nothing");
            case Frames.TEXT, Frames.BINARY -> {
                check(opcode == 0, "a message inside another");
                opcode = code;
            }
            case Frames.CLOSE, Frames.PING, Frames.PONG -> check((octet & FIN) != 0, "a control frame in fragments");
            default -> check(false, "unknown opcode");
        }
        stage = Stage.SHORT_LENGTH;
    }

    private void readLength(int octet) throws BreachException {
        int length = octet & LENGTH;
        check((octet & MASKED) != 0, "no mask");
        check(!isControl() || length < TWO_BYTES, "a control frame is too long");
        if (length < TWO_BYTES) {
            left = length;
            expectMask();
        } else {
            left = 0;
            toCome = length == EIGHT_BYTES ? Long.BYTES : Short.BYTES;
            stage = Stage.LONG_LENGTH;
        }
    }

    private void expectMask() throws BreachException {
        if (isControl()) {
            control = new byte[(int) left];
        } else if (left < 0 || left > limit - size) {
            throw new BreachException(Frames.TOO_LARGE, "a message is too large");
        }
        toCome = MASK_LENGTH;
        stage = Stage.MASK;
    }

    private boolean isControl() {
        return (first & CONTROL) != 0;
    }

    private static void check(boolean right, String otherwise) throws BreachException {
        if (!right) {
            throw new BreachException(Frames.PROTOCOL_ERROR, otherwise);
        }
    }

    // --- the payload -------------------------------------------------------------------------------------------

    private void readPayload(ByteBuffer bytes) {
        int n = (int) Math.min(left, bytes.remaining());
        if (isControl()) {
            take(bytes, control, (int) (control.length - left), n);
        } else {
            if (size + n > message.length) {
                message = Arrays.copyOf(message, Math.max(size + n, Math.min(limit, 2 * size)));
            }
            take(bytes, message, size, n);
            size += n;
        }
        left -= n;
    }

    private void take(ByteBuffer bytes, byte[] into, int from, int n) {
        bytes.get(into, from, n);
        for (int i = from; i < from + n; i++) {
            into[i] ^= (byte) (mask >>> (24 - 8 * (unmasked++ & 3)));
        }
    }

    private Incoming control() throws BreachException {
        var payload = control;
        control = NOTHING;
        return switch (first & OPCODE) {
            case Frames.PING -> new Incoming.Ping(payload);
            case Frames.PONG -> new Incoming.Pong();
            default -> close(payload);
        };
    }

    private static Incoming close(byte[] payload) throws BreachException {
        if (payload.length == 0) {
            return new Incoming.Close(Frames.NO_STATUS);
        }
        check(payload.length > 1, "half a status");
        int status = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        check(isSendable(status), "a status that nobody may send");
        var _ = text(payload, 2, payload.length - 2);
        return new Incoming.Close(status);
    }

    /// Section 7.4, and the registry of IANA.
    private static boolean isSendable(int status) {
        return switch (status) {
            case 1004, 1005, 1006 -> false;
            default -> (status >= 1000 && status <= 1014) || (status >= 3000 && status <= 4999);
        };
    }

    private @Nullable Incoming fragment() throws BreachException {
        if ((first & FIN) == 0) {
            return null;
        }
        var whole = message;
        int length = size;
        boolean isText = opcode == Frames.TEXT;
        message = NOTHING;
        size = 0;
        opcode = 0;
        return isText
                ? new Incoming.Text(text(whole, 0, length))
                : new Incoming.Binary(whole.length == length ? whole : Arrays.copyOf(whole, length));
    }

    /// The string's constructor puts U+FFFD where bytes are wrong; only then it is worth to look closely.
    private static String text(byte[] bytes, int from, int length) throws BreachException {
        var text = new String(bytes, from, length, UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                var _ = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            } catch (CharacterCodingException _) {
                throw new BreachException(Frames.NOT_UTF_8, "not UTF-8");
            }
        }
        return text;
    }
}

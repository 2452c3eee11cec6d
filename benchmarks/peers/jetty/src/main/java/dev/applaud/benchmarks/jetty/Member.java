package dev.applaud.benchmarks.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/// One client's WebSocket. Sends no heartbeats, and waits for a client that does not read.
final class Member extends AbstractConnection implements Connection.UpgradeTo {
    private static final String OPEN =
            "0{\"sid\":\"s\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}";
    private static final int READ_AT_ONCE = 4_096;
    private static final int TWO_BYTES = 126;
    private static final int LENGTH = 0x7F;
    private static final int MASK_BYTES = 4;

    private final SocketChannel channel;
    private final Room room;
    private ByteBuffer rest = ByteBuffer.allocate(0);

    Member(EndPoint endPoint, Executor executor, Room room) {
        super(endPoint, executor);
        this.channel = (SocketChannel) endPoint.getTransport();
        this.room = room;
    }

    static byte[] frame(String text) {
        var payload = text.getBytes(UTF_8);
        var frame = ByteBuffer.allocate(payload.length + (payload.length < TWO_BYTES ? 2 : 4))
                .put((byte) 0x81);
        if (payload.length < TWO_BYTES) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) TWO_BYTES).putShort((short) payload.length);
        }
        return frame.put(payload).array();
    }

    /// One at a time.
    synchronized void write(ByteBuffer frames) {
        try {
            while (frames.hasRemaining()) {
                channel.write(frames);
            }
        } catch (IOException e) {
            close();
        }
    }

    private void say(String packet) {
        write(ByteBuffer.wrap(frame(packet)));
    }

    @Override
    public void onUpgradeTo(ByteBuffer bytes) {
        rest = bytes == null ? rest : ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        say(OPEN);
        onFillable();
    }

    @Override
    public void onFillable() {
        var bytes = ByteBuffer.allocate(rest.remaining() + READ_AT_ONCE).put(rest);
        try {
            if (channel.read(bytes) < 0) {
                close();
                return;
            }
        } catch (IOException e) {
            close();
            return;
        }
        for (var packet = packet(bytes.flip()); packet != null; packet = packet(bytes)) {
            received(packet);
        }
        rest = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        fillInterested();
    }

    /// Null if there is no whole frame.
    private static String packet(ByteBuffer bytes) {
        int start = bytes.position();
        if (bytes.remaining() >= Short.BYTES) {
            int length = bytes.getShort() & LENGTH;
            if (length == TWO_BYTES && bytes.remaining() >= Short.BYTES) {
                length = bytes.getShort() & 0xFFFF;
            }
            if (bytes.remaining() >= MASK_BYTES + length) {
                return unmasked(bytes, length);
            }
        }
        bytes.position(start);
        return null;
    }

    private static String unmasked(ByteBuffer bytes, int length) {
        var mask = new byte[MASK_BYTES];
        var payload = new byte[length];
        bytes.get(mask).get(payload);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % MASK_BYTES];
        }
        return new String(payload, UTF_8);
    }

    private void received(String packet) {
        if (packet.startsWith("40")) {
            say("40{\"sid\":\"c\"}");
        } else if (packet.startsWith("42")) {
            room.join(this);
            say("43" + packet.substring(2, packet.indexOf('[')) + "[]");
        }
    }

    @Override
    public void onClose(Throwable cause) {
        room.leave(this);
        super.onClose(cause);
    }
}

package dev.applaud.benchmarks.fanout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/// One client of a [Crowd], on a WebSocket. For the crowd's thread only.
final class Guest {
    private static final String UPGRADE = """
            GET /socket.io/?EIO=4&transport=websocket HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int HEAD_OF_END = 4;

    final int number;

    /// Whether its CONNECT was granted.
    boolean isIn;

    /// When it sent what it waits for the answer to, in nanoseconds.
    long asked;

    /// What came and is not a whole frame, or not the whole answer to the upgrade, yet.
    private ByteBuffer rest = NOTHING;

    private final SocketChannel channel;
    private boolean upgraded;

    /// Begins to connect.
    Guest(int number, int port) throws IOException {
        this.number = number;
        this.channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    SocketChannel channel() {
        return channel;
    }

    void requestUpgrade() throws IOException {
        channel.finishConnect();
        write(ByteBuffer.wrap(UPGRADE.replace("\n", "\r\n").getBytes(US_ASCII)));
    }

    void say(String packet) throws IOException {
        frame(TEXT, packet.getBytes(UTF_8));
    }

    /// By a control frame, of which the answer comes to the same place as messages, as an empty one.
    void ping() throws IOException {
        frame(PING, new byte[0]);
    }

    /// The mask is 0, which changes nothing.
    private void frame(int head, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 8).put((byte) head);
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        }
        write(frame.putInt(0).put(payload).flip());
    }

    private void write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the server does not read");
        }
    }

    /// Hands over each message that is complete.
    ///
    /// @param bytes come from the server
    /// @throws IOException if the upgrade was refused
    void read(ByteBuffer bytes, Consumer<String> messages) throws IOException {
        var all = rest.hasRemaining()
                ? ByteBuffer.allocate(rest.remaining() + bytes.remaining())
                        .put(rest)
                        .put(bytes)
                        .flip()
                : bytes;
        if (upgraded || takeAnswer(all)) {
            while (takeFrame(all, messages)) {}
        }
        rest = all.hasRemaining()
                ? ByteBuffer.allocate(all.remaining()).put(all).flip()
                : NOTHING;
    }

    private boolean takeAnswer(ByteBuffer bytes) throws IOException {
        var text = US_ASCII.decode(bytes.duplicate()).toString();
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!text.startsWith("HTTP/1.1 101")) {
            throw new IOException(text.substring(0, text.indexOf("\r\n")));
        }
        bytes.position(bytes.position() + end + HEAD_OF_END);
        upgraded = true;
        return true;
    }

    private static boolean takeFrame(ByteBuffer bytes, Consumer<String> messages) {
        if (bytes.remaining() < Short.BYTES) {
            return false;
        }
        int start = bytes.position();
        int head = bytes.get() & 0xFF;
        int length = bytes.get() & LENGTH;
        if (length == TWO_BYTES && bytes.remaining() >= Short.BYTES) {
            length = bytes.getShort() & 0xFFFF;
        }
        if (bytes.remaining() < length) {
            bytes.position(start);
            return false;
        }
        int payload = bytes.arrayOffset() + bytes.position();
        bytes.position(bytes.position() + length);
        if (head == TEXT || head == PONG) {
            messages.accept(new String(bytes.array(), payload, length, UTF_8));
        }
        return true;
    }
}

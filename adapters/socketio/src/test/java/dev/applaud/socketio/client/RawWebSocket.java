package dev.applaud.socketio.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A WebSocket frame by frame, valid or not.
public final class RawWebSocket implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;
    public static final int FIN = 0x80;

    private static final int MASKED = 0x80;
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    /// What the server sent. Of a close frame with a status, [#status] is that.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Frame(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        public int status() {
            return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort();
        }
    }

    private final Socket socket;
    private final DataInputStream in;

    public RawWebSocket(TestJetty jetty, String pathAndQuery) throws IOException {
        this(jetty.port(), pathAndQuery);
    }

    public RawWebSocket(int port, String pathAndQuery) throws IOException {
        this(port, pathAndQuery, new byte[0]);
    }

    /// @param early what is sent with the request, without waiting for the answer
    public RawWebSocket(int port, String pathAndQuery, byte[] early) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port), pathAndQuery, early);
    }

    /// Over a connection that is there, for example of TLS.
    public RawWebSocket(Socket socket, String pathAndQuery, byte[] early) throws IOException {
        this(socket, request(pathAndQuery), early);
    }

    /// What names itself so.
    public RawWebSocket(TestJetty jetty, String pathAndQuery, String userAgent) throws IOException {
        this(
                new Socket(InetAddress.getLoopbackAddress(), jetty.port()),
                request(pathAndQuery, "User-Agent: " + userAgent + "\r\n"),
                new byte[0]);
    }

    private RawWebSocket(Socket socket, byte[] request, byte[] early) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
        send(ByteBuffer.allocate(request.length + early.length)
                .put(request)
                .put(early)
                .array());
        while (!readLine().isEmpty()) {}
    }

    /// The request for an upgrade.
    public static byte[] request(String pathAndQuery) {
        return request(pathAndQuery, "");
    }

    private static byte[] request(String pathAndQuery, String headers) {
        return ("GET " + pathAndQuery + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + headers + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// A masked frame; the first byte holds the opcode and the flags.
    public static byte[] frame(int firstByte, byte[] payload) {
        var masked = new byte[payload.length];
        for (int i = 0; i < payload.length; i++) {
            masked[i] = (byte) (payload[i] ^ MASK[i % MASK.length]);
        }
        return head(firstByte, MASKED, payload.length)
                .put(MASK)
                .put(masked)
                .flip()
                .array();
    }

    /// One whole text message.
    public static byte[] text(String message) {
        return frame(FIN | TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    /// A frame as only servers may send it.
    public static byte[] unmasked(int firstByte, byte[] payload) {
        return head(firstByte, 0, payload.length).put(payload).array();
    }

    private static ByteBuffer head(int firstByte, int maskBit, int length) {
        int mask = maskBit == 0 ? 0 : MASK.length;
        if (length < 126) {
            return ByteBuffer.allocate(2 + mask + length).put((byte) firstByte).put((byte) (maskBit | length));
        }
        if (length < 1 << 16) {
            return ByteBuffer.allocate(4 + mask + length)
                    .put((byte) firstByte)
                    .put((byte) (maskBit | 126))
                    .putShort((short) length);
        }
        return ByteBuffer.allocate(10 + mask + length)
                .put((byte) firstByte)
                .put((byte) (maskBit | 127))
                .putLong(length);
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server closed the connection in the head of its answer");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void send(int firstByte, String payload) throws IOException {
        send(frame(firstByte, payload.getBytes(StandardCharsets.UTF_8)));
    }

    /// The next frame; the server's are whole messages.
    public Frame receive() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        var payload = new byte[readLength()];
        in.readFully(payload);
        return new Frame(opcode, payload);
    }

    private int readLength() throws IOException {
        int length = in.readUnsignedByte();
        return switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    /// Leaves out what comes before the close frame.
    public int closeStatus() throws IOException {
        var frame = receive();
        while (frame.opcode() != CLOSE) {
            frame = receive();
        }
        return frame.status();
    }

    /// Whether the server has ended the connection; waits for it.
    public boolean isEnded() {
        try {
            while (in.read() >= 0) {}
        } catch (java.net.SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
        return true;
    }

    /// Cuts the connection, as when a network goes.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

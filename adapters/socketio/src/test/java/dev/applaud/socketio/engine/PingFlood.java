package dev.applaud.socketio.engine;

import dev.applaud.socketio.client.RawWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A WebSocket whose client sends pings as fast as it can, and reads nothing.
final class PingFlood implements AutoCloseable {
    /// More than all buffers on the way can hold.
    private static final long MOST_BYTES = 100_000_000;

    private static final int IN_VAIN = 200;

    private final SocketChannel channel;
    private final ByteBuffer pings = ByteBuffer.allocate(131 * 1_000);
    private long sent;
    private int inVain;

    PingFlood(int port, String pathAndQuery) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(RawWebSocket.request(pathAndQuery)));
        channel.configureBlocking(false);
        while (pings.hasRemaining()) {
            pings.put(RawWebSocket.frame(RawWebSocket.FIN | RawWebSocket.PING, new byte[125]));
        }
        pings.flip();
    }

    /// Sends on; true when nothing could be sent the last many times.
    boolean isStuck() {
        try {
            for (int count = channel.write(pings); count > 0; count = channel.write(pings)) {
                inVain = 0;
                sent += count;
                if (!pings.hasRemaining()) {
                    pings.rewind();
                }
                if (sent > MOST_BYTES) {
                    throw new AssertionError("The server took all pings");
                }
            }
        } catch (IOException e) {
            throw new AssertionError("The server hung up", e);
        }
        return ++inVain == IN_VAIN;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

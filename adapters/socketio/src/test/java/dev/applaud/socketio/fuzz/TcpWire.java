package dev.applaud.socketio.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A real connection. Its end is an RST, so that no port is kept in TIME_WAIT.
final class TcpWire implements Wire {
    private static final int NARROW_BYTES = 4_096;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(8_192);
    private final StringBuilder received = new StringBuilder();
    private boolean ended;

    /// @param narrow whether so little fits into its buffers that the server soon has to wait for it to be read
    TcpWire(int port, boolean narrow) {
        try {
            channel = SocketChannel.open();
            if (narrow) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, NARROW_BYTES);
            }
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void send(byte[] bytes) {
        try {
            channel.write(ByteBuffer.wrap(bytes));
        } catch (IOException _) {
            // the server has hung up
        }
    }

    @Override
    public String received() {
        try {
            int count = channel.read(buffer);
            for (; count > 0; count = channel.read(buffer)) {
                received.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
                buffer.clear();
            }
            ended = count < 0;
        } catch (IOException _) {
            ended = true;
        }
        return received.toString();
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public void finish() {
        try {
            channel.shutdownOutput();
        } catch (IOException _) {
            // the server has hung up
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.applaud.socketio;

import dev.applaud.socketio.client.RawWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A process of its own with many WebSockets on one thread, which join `/` and answer pings.
final class IdleClients {
    private static final byte[] REQUEST = RawWebSocket.request("/socket.io/?EIO=4&transport=websocket");
    private static final byte[] CONNECT = RawWebSocket.text("40");
    private static final byte[] PONG = RawWebSocket.text("3");
    private static final byte PING = '2';

    /// So many at a time do not overrun the server's backlog.
    private static final int STEP = 20;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(4_096);

    private IdleClients() throws IOException {}

    static Process start(int port, int connections) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdleClients.class.getName(),
                        String.valueOf(port),
                        String.valueOf(connections))
                .inheritIO()
                .start();
    }

    /// Arguments: the server's port, and how many connections. Runs until it is ended.
    public static void main(String[] args) throws IOException {
        var clients = new IdleClients();
        int connections = Integer.parseInt(args[1], 10);
        for (int i = 0; i < connections; i++) {
            clients.open(Integer.parseInt(args[0], 10));
            if (i % STEP == 0) {
                clients.answer();
            }
        }
        while (true) {
            clients.answer();
        }
    }

    private void open(int port) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(REQUEST));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    private void answer() throws IOException {
        selector.select(key -> {
            try {
                answer(key, (SocketChannel) key.channel());
            } catch (IOException _) {
                key.cancel();
            }
        });
    }

    /// The first that comes is the answer to the upgrade, perhaps with the open packet; of all else, only pings end in
    /// their digit.
    private void answer(SelectionKey key, SocketChannel channel) throws IOException {
        buffer.clear();
        if (channel.read(buffer) <= 0) {
            key.cancel();
        } else if (key.attachment() == null) {
            key.attach(CONNECT);
            channel.write(ByteBuffer.wrap(CONNECT));
        } else if (buffer.get(buffer.position() - 1) == PING) {
            channel.write(ByteBuffer.wrap(PONG));
        }
    }
}

package dev.applaud.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Connects whoever comes with one server, and later with another, as balancers do.
final class Switchboard implements AutoCloseable {
    private static final int NOWHERE = 0;

    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile int target = NOWHERE;

    Switchboard() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /// From now on.
    void connectTo(int port) {
        target = port;
    }

    /// Ends all connections, and takes no more for now.
    void cut() {
        target = NOWHERE;
        open.forEach(Switchboard::close);
        open.clear();
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                Thread.startVirtualThread(() -> connect(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void connect(Socket client) {
        int port = target;
        open.add(client);
        if (port == NOWHERE) {
            close(client);
            return;
        }
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), port);
            open.add(server);
            Thread.startVirtualThread(() -> pipe(server, client));
            pipe(client, server);
        } catch (IOException e) {
            close(client);
        }
    }

    private static void pipe(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of them is gone
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

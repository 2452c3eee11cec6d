package dev.applaud.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A way to a server on this machine that can go wrong as networks do.
final class FaultyLink implements AutoCloseable {
    private static final long DELAY_NANOS = 300_000_000;

    /// What becomes of connections.
    enum State {
        WHOLE,
        /// They are closed, and so are new ones.
        CUT,
        /// They stay, and what is sent on them is lost.
        SILENT,
        /// Each piece comes 300 ms later.
        SLOW
    }

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    /// @param target the server's port
    FaultyLink(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void fail(State how) {
        state = how;
        if (how == State.CUT) {
            closeAll();
        }
    }

    /// The server loses its connections; those who were connected to it are told nothing.
    void halfOpen() {
        sockets.stream().filter(it -> it.getPort() == target).forEach(FaultyLink::close);
    }

    /// Connections that lost something are closed now, as their ends could make no sense of the rest.
    void heal() {
        boolean lost = state == State.SILENT;
        state = State.WHOLE;
        if (lost) {
            closeAll();
        }
    }

    private void closeAll() {
        sockets.forEach(FaultyLink::close);
    }

    private void accept() {
        try {
            while (true) {
                var near = server.accept();
                sockets.add(near);
                Thread.startVirtualThread(() -> connect(near));
            }
        } catch (IOException e) {
            closeAll();
        }
    }

    private void connect(Socket near) {
        if (state == State.CUT) {
            close(near);
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.startVirtualThread(() -> pump(near, far));
            Thread.startVirtualThread(() -> pump(far, near));
        } catch (IOException e) {
            close(near);
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[16_384];
        boolean ended = false;
        try {
            var in = from.getInputStream();
            for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
                pass(buffer, size, to);
            }
            ended = true;
        } catch (IOException e) {
            ended = !isHalfOpen(from);
        } finally {
            sockets.remove(from);
            close(from);
            if (ended) {
                close(to);
            }
        }
    }

    /// Whether this is the server's side, and was closed here: then the other side hears nothing of it.
    private boolean isHalfOpen(Socket socket) {
        return socket.getPort() == target && socket.isClosed();
    }

    private void pass(byte[] bytes, int size, Socket to) throws IOException {
        var now = state;
        if (now == State.SLOW) {
            LockSupport.parkNanos(DELAY_NANOS);
        }
        if (now != State.SILENT && !to.isClosed()) {
            to.getOutputStream().write(bytes, 0, size);
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
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closeAll();
    }
}

package dev.applaud.socketio.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.LocalConnector;

/// A connection without a socket: Jetty's own, for the same server and all of its code above the sockets.
final class MemoryWire implements Wire {
    private static final long PAUSE_NANOS = 20_000;

    private final LocalConnector.LocalEndPoint endPoint;
    private final StringBuilder received = new StringBuilder();
    private boolean finished;

    MemoryWire(LocalConnector connector) {
        endPoint = connector.connect();
        // Closing one that is not yet accepted makes the connector rest for a second.
        while (!endPoint.isFillInterested()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void send(byte[] bytes) {
        if (!finished) {
            endPoint.addInputAndExecute(ByteBuffer.wrap(bytes));
        }
    }

    @Override
    public String received() {
        var bytes = endPoint.takeOutput();
        if (bytes != null) {
            received.append(StandardCharsets.ISO_8859_1.decode(bytes));
        }
        return received.toString();
    }

    @Override
    public boolean isEnded() {
        return !endPoint.isOpen();
    }

    @Override
    public void finish() {
        if (!finished) {
            endPoint.addInputEOF();
            finished = true;
        }
    }

    @Override
    public void close() {
        endPoint.close();
    }
}

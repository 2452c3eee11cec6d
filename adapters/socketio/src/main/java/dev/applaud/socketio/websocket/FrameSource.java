package dev.applaud.socketio.websocket;

import java.nio.ByteBuffer;
import java.util.List;

/// What waits to be written to one WebSocket. Only one thread at a time takes; any thread may ask.
public interface FrameSource {
    /// Whether there is something to take. Must not wait for a lock.
    boolean isWaiting();

    /// Whole frames that may leave in one write; empty if there are none, or none may be written yet.
    List<ByteBuffer> take();

    /// What was taken last has been written.
    void written();
}

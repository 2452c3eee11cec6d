package dev.applaud.socketio.engine;

/// How a session's packets travel. All methods are called without the session's lock, unless they say otherwise.
sealed interface Transport permits PollingTransport, WebSocketTransport {
    String name();

    /// Whether a packet queued now would leave at once. Called with the session's lock held.
    boolean isWritable();

    /// Sends what waits in the outbox, as far as possible; never blocks.
    void flush();

    /// Sends what waits, then closes.
    void closeWhenFlushed();

    /// Closes at once; a waiting poll is answered with `farewell`.
    void terminate(CloseReason reason, OutgoingPacket farewell);
}

package dev.applaud.socketio.engine;

/// Notices the silence of a session's client.
sealed interface Heartbeat permits ServerHeartbeat, ClientHeartbeat {
    void start();

    /// A ping has come from the client.
    void ping();

    /// A pong has come from the client.
    void pong();

    /// The session has moved to another transport.
    void upgraded();

    /// Whether the client has been silent for too long, however late the timer's thread is. While the session reads
    /// nothing since its handlers are behind, a sign of life may be waiting unread.
    boolean isOverdue();

    void stop();
}

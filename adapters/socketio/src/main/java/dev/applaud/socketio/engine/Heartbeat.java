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

    void stop();
}

package dev.applaud.socketio.engine;

/// What the engine tells about itself while it runs. Calls come from any thread, often on the sending path: they must
/// be cheap, and must not block or throw.
public interface EngineMetrics {
    /// A session was opened; `transport` is `polling` or `websocket`.
    default void connectionOpened(String transport) {}

    /// A session moved from polling to WebSocket.
    default void connectionUpgraded() {}

    /// A session ended; `reason` is one of [CloseReason]'s texts, `transport` the one it had last.
    default void connectionClosed(String reason, String transport) {}

    /// A request was refused with this Engine.IO error code (0 to 5).
    default void requestRefused(int code) {}

    /// A packet came in, heartbeats too; `size` is in characters for text, in bytes for binary.
    default void packetIn(int size) {}

    /// Packets were queued for sessions or written, heartbeats too; `bytes` is the size of all of them, once for each
    /// session.
    default void packetsOut(long packets, long bytes) {}

    /// Events of class hint were dropped, since their receiver was behind.
    default void hintsDropped(int events) {}

    /// Events of class state took the place of older ones that their receiver, being behind, had not got yet.
    default void statesReplaced(int events) {}

    /// A limit, named as its setting, was reached, and what was beyond it refused, dropped or held back.
    default void limitReached(String setting) {}
}

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

    /// A packet was queued for one session, heartbeats too; `size` is in bytes.
    default void packetOut(int size) {}

    /// A limit, named as its setting, was reached, and what was beyond it refused, dropped or held back.
    default void limitReached(String setting) {}
}

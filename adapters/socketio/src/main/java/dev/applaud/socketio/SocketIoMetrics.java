package dev.applaud.socketio;

import dev.applaud.socketio.engine.EngineMetrics;

/// What the server tells about itself while it runs. Every method does nothing by default. Calls come from any thread,
/// often on the sending path: they must be cheap and must not block or throw.
///
/// Event names and disconnect reasons come from outside: **it is the implementor's duty to bound the number of
/// distinct event names it keeps**, since a client may send any.
public interface SocketIoMetrics extends EngineMetrics {
    /// One that counts nothing.
    SocketIoMetrics NONE = new SocketIoMetrics() {};

    /// A client joined a namespace.
    default void socketConnected(String namespace) {}

    /// A client left a namespace.
    default void socketDisconnected(String namespace, DisconnectReason reason) {}

    /// A client's CONNECT was answered with CONNECT_ERROR.
    default void connectRefused(String namespace) {}

    /// A client sent an event; it now waits for its handler.
    default void eventReceived(String event) {}

    /// A handler returned or threw after this time; waiting in the mailbox is not counted.
    default void eventHandled(String event, long nanos) {}

    /// An event was handed to this many receivers.
    default void delivered(String event, int receivers) {}
}

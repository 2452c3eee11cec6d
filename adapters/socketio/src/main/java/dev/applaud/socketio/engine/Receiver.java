package dev.applaud.socketio.engine;

/// What the layer above hears of one session. Messages come one at a time, in the order sent, on a transport's thread:
/// an implementation must not block. [#closed] comes once, on any thread, perhaps while a message is being handled.
/// What is thrown is logged, and ends the session.
public interface Receiver {
    void text(String message);

    void binary(byte[] message);

    /// The session has moved to WebSocket. On a transport's thread.
    void upgraded();

    void closed(CloseReason reason);
}

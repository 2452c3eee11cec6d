package dev.applaud.socketio.websocket;

/// Hears of one WebSocket. Calls come one at a time, [#closed] apart, on Jetty's threads: an implementation must not
/// block. A message comes for each [WebSocket#demand].
public interface WebSocketListener {
    void opened(WebSocket webSocket);

    void text(String message);

    void binary(byte[] message);

    /// The client has broken the rules, for example by a message over the limit; it is being closed with this status.
    void breached(int status);

    /// The connection is gone. Comes once, on any thread.
    void closed();
}

package dev.applaud.socketio;

/// Hears of the sockets of one namespace on this server, before the socket's own listeners do. Calls come on the thread
/// of whoever causes them, those of one socket perhaps on several at once: a listener must not block. Exceptions are
/// logged.
public interface SocketListener {
    /// It has joined, and its CONNECT is answered.
    default void connected(Socket socket) {}

    /// Its connection has moved from polling to WebSocket, perhaps before it has joined.
    default void upgraded(Socket socket) {}

    /// Something of this key was put into or taken out of [Socket#data], perhaps before it has joined. What happens
    /// within a value is not noticed.
    default void dataChanged(Socket socket, String key) {}

    /// It has left; its rooms are gone.
    default void disconnected(Socket socket, DisconnectReason reason) {}
}

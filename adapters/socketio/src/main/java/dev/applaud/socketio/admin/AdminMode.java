package dev.applaud.socketio.admin;

/// How much admins are told.
public enum AdminMode {
    /// Every socket, every change of rooms and data, and every event with its arguments, once for each receiver: at
    /// least as many messages as the server sends otherwise. For development, and for little traffic.
    DEVELOPMENT,

    /// Numbers, every two seconds.
    PRODUCTION
}

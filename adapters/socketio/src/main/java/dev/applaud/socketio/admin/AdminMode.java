package dev.applaud.socketio.admin;

import java.util.Locale;

/// How much admins are told.
public enum AdminMode {
    /// Every socket, every change of rooms and data, and every event with its arguments, once for each receiver: at
    /// least as many messages as the server sends otherwise. For development, and for little traffic.
    DEVELOPMENT,

    /// Numbers, every two seconds.
    PRODUCTION;

    /// As in settings.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

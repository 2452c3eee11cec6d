package dev.applaud.socketio;

import org.jspecify.annotations.Nullable;

/// What a [Middleware] decides about a socket that asks to join a namespace.
public sealed interface Admission {
    /// The next middleware is asked; after the last one the socket is connected.
    record Granted() implements Admission {}

    /// The client gets CONNECT_ERROR `{"message": …, "data": …}`; `data` is left out when it is null.
    record Refused(String message, @Nullable Object data) implements Admission {}

    static Admission granted() {
        return new Granted();
    }

    static Admission refused(String message) {
        return new Refused(message, null);
    }

    static Admission refused(String message, Object data) {
        return new Refused(message, data);
    }
}

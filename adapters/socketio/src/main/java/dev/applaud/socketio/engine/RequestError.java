package dev.applaud.socketio.engine;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/// Why a request is refused, with the specification's codes and messages.
enum RequestError {
    TRANSPORT_UNKNOWN(0, 400, "Transport unknown"),
    SESSION_UNKNOWN(1, 400, "Session ID unknown"),
    BAD_HANDSHAKE_METHOD(2, 400, "Bad handshake method"),
    BAD_REQUEST(3, 400, "Bad request"),
    METHOD_NOT_ALLOWED(3, 405, "Bad request"),
    FORBIDDEN(4, 403, "Forbidden"),
    UNSUPPORTED_PROTOCOL(5, 400, "Unsupported protocol version"),
    /// Not of the specification: `maxConnections` is reached, or the server is going down.
    UNAVAILABLE(4, 503, "Service unavailable"),
    /// Not of the specification: `maxConnectionsPerAddress` is reached.
    TOO_MANY_CONNECTIONS(4, 429, "Too many connections"),
    /// Not of the specification: `maxHandshakesPerSecond` is reached.
    TOO_MANY_HANDSHAKES(4, 503, "Too many handshakes");

    private final int code;
    private final int status;
    private final String message;

    RequestError(int code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    int code() {
        return code;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }

    /// The body of an answer that says so, in other words perhaps.
    String json(String words) {
        var quoted = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(words));
        return "{\"code\":%d,\"message\":\"%s\"}".formatted(code, quoted);
    }
}

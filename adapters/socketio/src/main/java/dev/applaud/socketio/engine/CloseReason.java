package dev.applaud.socketio.engine;

/// Why a session ended, with the specification's texts.
public enum CloseReason {
    TRANSPORT_ERROR("transport error"),
    TRANSPORT_CLOSE("transport close"),
    /// The application closed the session.
    FORCED_CLOSE("forced close"),
    PING_TIMEOUT("ping timeout"),
    PARSE_ERROR("parse error"),
    SERVER_SHUTTING_DOWN("server shutting down"),
    /// Not of the specification: more bytes waited for the client than allowed.
    SLOW_CONSUMER("slow consumer");

    private final String text;

    CloseReason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}

package dev.applaud.socketio;

/// Why a socket left its namespace, with the specification's texts.
public enum DisconnectReason {
    TRANSPORT_ERROR("transport error"),
    TRANSPORT_CLOSE("transport close"),
    FORCED_CLOSE("forced close"),
    PING_TIMEOUT("ping timeout"),
    PARSE_ERROR("parse error"),
    SERVER_SHUTTING_DOWN("server shutting down"),
    FORCED_SERVER_CLOSE("forced server close"),
    CLIENT_NAMESPACE_DISCONNECT("client namespace disconnect"),
    SERVER_NAMESPACE_DISCONNECT("server namespace disconnect"),
    /// Not of the specification: the client read too slowly, and what waited for it crossed `maxBufferedBytes`.
    SLOW_CONSUMER("slow consumer");

    private final String text;

    DisconnectReason(String text) {
        this.text = text;
    }

    /// As the specification spells it, for example `transport close`.
    public String text() {
        return text;
    }

    /// Whether a client that left so may come back to its session, see [ConnectionStateRecovery].
    public boolean isRecoverable() {
        return switch (this) {
            case TRANSPORT_ERROR,
                    TRANSPORT_CLOSE,
                    FORCED_CLOSE,
                    PING_TIMEOUT,
                    SERVER_SHUTTING_DOWN,
                    FORCED_SERVER_CLOSE,
                    SLOW_CONSUMER -> true;
            case PARSE_ERROR, CLIENT_NAMESPACE_DISCONNECT, SERVER_NAMESPACE_DISCONNECT -> false;
        };
    }
}

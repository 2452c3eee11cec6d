package dev.applaud.socketio.websocket;

/// The client's bytes break the rules of WebSockets; `status` is what it is closed with.
final class BreachException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    BreachException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}

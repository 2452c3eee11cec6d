package dev.applaud.socketio;

/// The client went away before it acknowledged an event.
public final class SocketDisconnectedException extends RuntimeException {
    public SocketDisconnectedException(DisconnectReason reason) {
        super("disconnected before the acknowledgement: " + reason.text());
    }

    SocketDisconnectedException() {
        super("not connected any more");
    }
}

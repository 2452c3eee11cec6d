package dev.applaud.socketio.protocol;

/// The client sent what the protocol does not allow; its connection is to be closed.
public final class MalformedPacketException extends Exception {
    public MalformedPacketException(String message) {
        super(message);
    }

    public MalformedPacketException(String message, Throwable cause) {
        super(message, cause);
    }
}

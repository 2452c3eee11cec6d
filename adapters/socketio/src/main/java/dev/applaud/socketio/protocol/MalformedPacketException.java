package dev.applaud.socketio.protocol;

/// The client sent what the protocol does not allow; its connection is to be closed.
public final class MalformedPacketException extends Exception {
    private final boolean tooManyAttachments;

    public MalformedPacketException(String message) {
        this(message, false);
    }

    MalformedPacketException(String message, boolean tooManyAttachments) {
        super(message);
        this.tooManyAttachments = tooManyAttachments;
    }

    public MalformedPacketException(String message, Throwable cause) {
        super(message, cause);
        this.tooManyAttachments = false;
    }

    /// Whether the packet would be right, had it not more attachments than allowed.
    public boolean hasTooManyAttachments() {
        return tooManyAttachments;
    }
}

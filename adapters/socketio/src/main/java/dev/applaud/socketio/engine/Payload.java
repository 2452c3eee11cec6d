package dev.applaud.socketio.engine;

import java.nio.ByteBuffer;

/// The body of a poll's answer.
record Payload(ByteBuffer body, String contentType) {
    static Payload text(ByteBuffer utf8) {
        return new Payload(utf8, "text/plain; charset=UTF-8");
    }

    static Payload binary(ByteBuffer bytes) {
        return new Payload(bytes, "application/octet-stream");
    }
}

package dev.applaud.socketio.engine;

import java.nio.ByteBuffer;

/// The body of a poll's answer.
///
/// @param compressible whether it may be compressed
record Payload(ByteBuffer body, String contentType, boolean compressible) {
    static Payload text(ByteBuffer utf8) {
        return new Payload(utf8, "text/plain; charset=UTF-8", true);
    }

    static Payload binary(ByteBuffer bytes) {
        return new Payload(bytes, "application/octet-stream", true);
    }

    Payload uncompressed() {
        return new Payload(body, contentType, false);
    }
}

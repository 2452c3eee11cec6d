package dev.applaud.socketio.protocol;

import java.util.List;

/// A packet as it leaves. The arrays must not be changed.
@SuppressWarnings("ArrayRecordComponent") // carriers, never compared
public sealed interface EncodedPacket {
    /// Text in UTF-8, and the attachments that follow, each as a message of its own.
    record Text(byte[] utf8, List<byte[]> attachments) implements EncodedPacket {}

    /// A single binary message.
    record Binary(byte[] data) implements EncodedPacket {}
}

package dev.applaud.socketio.engine;

import java.util.Base64;
import java.util.Optional;

/// A packet that a client sent.
sealed interface IncomingPacket {
    record Text(PacketType type, String data) implements IncomingPacket {}

    /// Always a message.
    @SuppressWarnings("ArrayRecordComponent") // handed over to the application, never compared
    record Binary(byte[] data) implements IncomingPacket {}

    /// Reads a type's digit and its data; empty if there is no such.
    static Optional<IncomingPacket> text(String packet) {
        if (packet.isEmpty() || !PacketType.isDigit(packet.charAt(0))) {
            return Optional.empty();
        }
        return Optional.of(new Text(PacketType.of(packet.charAt(0)), packet.substring(1)));
    }

    /// Reads base64; empty if it isn't. Nearly as lenient as the reference server: the URL-safe alphabet and missing
    /// padding are fine, and so are line breaks, since the Java client sends one after each 76 characters.
    static Optional<IncomingPacket> base64(String text) {
        try {
            var standard = text.replace('-', '+').replace('_', '/').replace("\n", "");
            return Optional.of(new Binary(Base64.getDecoder().decode(standard)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

package dev.applaud.socketio.engine;

import java.util.Base64;
import java.util.Optional;

/// A packet that a client sent.
sealed interface IncomingPacket {
    record Text(PacketType type, String data) implements IncomingPacket {}

    /// Always a message.
    @SuppressWarnings("ArrayRecordComponent") // handed over to the application, never compared
    record Binary(byte[] data) implements IncomingPacket {}

    /// Reads one packet out of a payload or a WebSocket text message: a type's digit and its data, or `b` and base64.
    /// Empty if it is neither.
    static Optional<IncomingPacket> decode(String packet) {
        if (packet.isEmpty()) {
            return Optional.empty();
        }
        char first = packet.charAt(0);
        if (first == 'b') {
            return decodeBase64(packet.substring(1));
        }
        return PacketType.isDigit(first)
                ? Optional.of(new Text(PacketType.of(first), packet.substring(1)))
                : Optional.empty();
    }

    /// Nearly as lenient as the reference server: the URL-safe alphabet and missing padding are fine, and so are
    /// line breaks, since the Java client sends one after each 76 characters.
    private static Optional<IncomingPacket> decodeBase64(String text) {
        try {
            var standard = text.replace('-', '+').replace('_', '/').replace("\n", "");
            return Optional.of(new Binary(Base64.getDecoder().decode(standard)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

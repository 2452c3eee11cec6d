package dev.applaud.socketio.engine;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A revision of the Engine.IO protocol, as one client speaks it: how packets are framed, and who pings whom.
/// All else is the same in both.
sealed interface Revision permits Revision3, Revision4 {
    /// The revision that a client names by `EIO`, where nothing stands for 3; empty if there is none of that name.
    ///
    /// @param base64 whether the client can take text only
    static Optional<Revision> of(String name, boolean base64) {
        return switch (name) {
            case "4" -> Optional.of(new Revision4(base64));
            case "3", "" -> Optional.of(new Revision3(base64));
            default -> Optional.empty();
        };
    }

    int number();

    /// Adds the packet's WebSocket frame, in one piece or more.
    void frame(OutgoingPacket packet, List<ByteBuffer> into);

    /// Reads a WebSocket's text message; empty if it is no packet.
    Optional<IncomingPacket> text(String message);

    /// Reads a WebSocket's binary message; empty if it is no packet.
    Optional<IncomingPacket> binary(byte[] message);

    /// How many milliseconds a WebSocket's first packet comes after the answer to its upgrade.
    long pauseBeforeOpen();

    /// The packets, one at least, as the answer of a poll.
    Payload payload(List<OutgoingPacket> packets);

    /// Whether the body of a POST may be binary.
    boolean takesBinaryPosts();

    /// Reads the body of a POST, one packet with each step: there is one at least, which may be empty for what cannot
    /// be read. Nothing can be read after such a one.
    Iterator<Optional<IncomingPacket>> posted(byte[] body, boolean binary);

    Heartbeat heartbeat(EngineSession session, TimerWheel timers, EngineOptions options);
}

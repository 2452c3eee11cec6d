package dev.applaud.socketio.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Socket.IO packet. Values are plain: `Map<String, Object>`, `List`, `String`, numbers, `Boolean`, null, and
/// `byte[]` for binary; whether a packet has attachments follows from its values. Packets to be sent may hold
/// whatever the encoder's mapper can write.
public sealed interface Packet {
    /// With the leading `/`; the main one is `/`.
    String namespace();

    record Connect(String namespace, Map<String, @Nullable Object> auth) implements Packet {}

    /// The server's answer to CONNECT. `pid` is left out when it is null.
    record Connected(String namespace, String sid, @Nullable String pid) implements Packet {}

    record Disconnect(String namespace) implements Packet {}

    /// `id` is null if no acknowledgement is wanted.
    record Event(String namespace, @Nullable Long id, String name, List<@Nullable Object> args) implements Packet {}

    record Acknowledgement(String namespace, long id, List<@Nullable Object> args) implements Packet {}

    /// `data` is left out when it is null. Without a message it is all there is, as in revision 4 of the protocol.
    record ConnectError(
            String namespace,
            @Nullable String message,
            @Nullable Object data) implements Packet {}
}

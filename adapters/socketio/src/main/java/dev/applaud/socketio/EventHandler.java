package dev.applaud.socketio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Handles one event of one socket. Calls for the same socket come one after another, in the order in which the
/// client sent the packets, on a virtual thread that may block; other sockets are not held up.
/// An exception is logged, and the socket stays connected; nothing is sent to the client.
@FunctionalInterface
public interface EventHandler {
    /// `args` holds plain values: `Map<String, Object>`, `List`, `String`, `Integer`, `Long`, `BigInteger`, `Double`,
    /// `Boolean`, `byte[]` (a binary attachment) or null. They belong to the handler.
    void handle(List<@Nullable Object> args, Ack ack);
}

package dev.applaud.socketio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hears of the events that are sent to one socket, broadcasts among them, right after they were handed to its
/// transport, or dropped by it. Runs on the sender's thread: it must not block. Exceptions are logged.
@FunctionalInterface
public interface OutgoingListener {
    /// `args` is what the sender passed, for all receivers the same, and not to be changed.
    void sent(String event, List<@Nullable Object> args);
}

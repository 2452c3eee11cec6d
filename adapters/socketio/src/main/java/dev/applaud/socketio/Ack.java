package dev.applaud.socketio;

import org.jspecify.annotations.Nullable;

/// Answers one event. Any thread may answer, also after the handler has returned.
public interface Ack {
    /// Whether the client passed a callback; if not, [#send] does nothing.
    boolean isRequested();

    /// Sends the answer. Only the first call has an effect; one after the disconnect is dropped.
    ///
    /// @throws IllegalArgumentException if a value cannot be written as JSON; the event may then still be answered
    void send(@Nullable Object... args);
}

package dev.applaud.socketio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asked about each event of one socket, after the catch-all listeners and before the event's handlers; threads and
/// order as in [EventHandler]. It may change `args`, which the handlers get next.
///
/// If it refuses, the error listeners get an [EventRefusedException], and the handlers nothing; nothing is sent to the
/// client, an acknowledgement neither. If it throws, the error listeners get what it threw.
@FunctionalInterface
public interface EventMiddleware {
    Admission admit(String event, List<@Nullable Object> args);
}

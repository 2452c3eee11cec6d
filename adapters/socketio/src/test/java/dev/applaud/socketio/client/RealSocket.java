package dev.applaud.socketio.client;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A socket of a client that others wrote. Values are plain: maps, lists, text, numbers, `byte[]`, null.
///
/// It answers `question` with the arguments, and remembers the rest of what it is told: `connect` with its id, and
/// `recovered` if it is, `connect_error` with message and data, `disconnect` with the reason, `news` with its
/// arguments, `answer` with those of an acknowledgement, and `timeout`.
public abstract class RealSocket {
    private final BlockingQueue<List<@Nullable Object>> told = new LinkedBlockingQueue<>();

    final void tell(List<@Nullable Object> event) {
        told.add(event);
    }

    /// What comes in, the event's name first.
    public final BlockingQueue<List<@Nullable Object>> told() {
        return told;
    }

    /// Sends an event that is not to be acknowledged.
    public abstract void emit(String event, @Nullable Object... args);

    /// Sends an event whose acknowledgement comes in as `answer`.
    public abstract void ask(String event, @Nullable Object... args);

    /// Sends an event and waits 50 ms for its acknowledgement, before `timeout` comes in.
    public abstract void askBriefly(String event);

    /// A socket of another namespace over the same connection.
    public abstract RealSocket beside(String namespace);

    /// Leaves for good. The last socket takes the connection along.
    public abstract void disconnect();
}

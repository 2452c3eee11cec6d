package dev.applaud.socketio.cluster;

import org.jspecify.annotations.Nullable;

/// Hears of the acknowledgements of one broadcast. Calls come from any thread, in any order, perhaps before
/// [Adapter#broadcastWithAck] has returned; they must not block.
public interface ClientAcks {
    /// One server has sent the event to so many clients; called once for each server.
    void clients(int count);

    /// One client has answered; `value` is the first argument of its acknowledgement, null if there was none.
    void acknowledged(@Nullable Object value);
}

package dev.applaud.socketio.cluster;

import dev.applaud.socketio.protocol.Packet;

/// Hears of what other servers broadcast before the sockets of this one do.
public interface ArrivalListener {
    /// Called on the thread that reads what other servers send, in the order in which it came: must not block. An
    /// exception counts as no, and is logged.
    ///
    /// @return true if the event was taken, and the sockets shall not get it
    boolean takes(Packet.Event event, BroadcastOptions options);
}

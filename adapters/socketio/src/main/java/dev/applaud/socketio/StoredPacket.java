package dev.applaud.socketio;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.engine.OutgoingPacket;
import java.util.List;

/// A packet that is kept for those who may have missed it, as it was sent.
///
/// @param position counts the namespace's stored packets
record StoredPacket(long position, BroadcastOptions options, List<OutgoingPacket> unit) {
    long size() {
        long size = 0;
        for (var packet : unit) {
            size += packet.size();
        }
        return size;
    }
}

package dev.applaud.socketio.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What waits for one client, across its transports. Bounded in bytes; a packet counts until its write has completed.
/// Not thread-safe: the session's lock guards it.
final class Outbox {
    private final long bound;
    private final ArrayDeque<OutgoingPacket> packets = new ArrayDeque<>(2);
    private long bytes;

    Outbox(long bound) {
        this.bound = bound;
    }

    /// Whether nothing waits, and nothing is being written.
    boolean isIdle() {
        return bytes == 0;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    /// False if that would cross the bound. A packet alone may be larger than the bound.
    boolean offer(OutgoingPacket packet) {
        if (bytes > 0 && bytes + packet.size() > bound) {
            return false;
        }
        packets.add(packet);
        bytes += packet.size();
        return true;
    }

    /// The next one to write; its bytes still count until [#written].
    @Nullable
    OutgoingPacket poll() {
        return packets.poll();
    }

    void written(long size) {
        bytes -= size;
    }

    /// Takes everything, as written.
    List<OutgoingPacket> drain() {
        var all = new ArrayList<>(packets);
        clear();
        return all;
    }

    void clear() {
        packets.clear();
        bytes = 0;
    }
}

package dev.applaud.socketio.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What waits for one client, across its transports. Bounded in bytes; a packet counts until its write has completed.
/// Not thread-safe: the session's lock guards it, [#isEmpty] apart.
final class Outbox {
    /// So many waiting bytes are no pause between two polls any more, but a receiver that is behind.
    private static final long BEHIND = 16 << 10;

    private final long bound;
    private final ArrayDeque<OutgoingPacket> packets = new ArrayDeque<>(2);
    private long bytes;
    private volatile boolean empty = true;

    Outbox(long bound) {
        this.bound = bound;
    }

    /// Whether nothing waits, and nothing is being written.
    boolean isIdle() {
        return bytes == 0;
    }

    /// Whether nothing waits, and nobody has a turn. Any thread may ask.
    boolean isEmpty() {
        return empty;
    }

    /// Somebody is about to choose what to offer: what is decided meanwhile comes after that.
    void beginTurn() {
        empty = false;
    }

    void endTurn() {
        empty = packets.isEmpty();
    }

    /// Takes packets that belong together; false if they would cross the bound, though alone they may be larger.
    boolean offer(List<OutgoingPacket> unit) {
        long size = 0;
        for (int i = 0; i < unit.size(); i++) {
            size += unit.get(i).size();
        }
        if (bytes > 0 && bytes + size > bound) {
            return false;
        }
        packets.addAll(unit);
        bytes += size;
        empty = false;
        return true;
    }

    /// Drops the waiting packets of this state if the receiver is behind; says how many.
    int dropIfBehind(EventClass.State state) {
        if (bytes < Math.min(BEHIND, bound / 2)) {
            return 0;
        }
        int dropped = 0;
        for (var packets = this.packets.iterator(); packets.hasNext(); ) {
            var packet = packets.next();
            if (state.equals(packet.eventClass())) {
                packets.remove();
                bytes -= packet.size();
                dropped++;
            }
        }
        return dropped;
    }

    /// The next one to write; its bytes still count until [#written].
    @Nullable
    OutgoingPacket poll() {
        var next = packets.poll();
        empty = packets.isEmpty();
        return next;
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
        empty = true;
    }
}

package dev.applaud.socketio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The latest packets of one namespace, in the order of their positions. Bounded in number and bytes, and by
/// [#rotate] in time. Thread-safe; its lock is held for moments only, and nothing else is locked meanwhile.
final class PacketLog {
    private final int maxPackets;
    private final long maxBytes;
    private final ArrayDeque<StoredPacket> packets = new ArrayDeque<>();
    private long bytes;
    private long last;
    private long lastAtRotation;
    private long dropped;

    PacketLog(int maxPackets, long maxBytes) {
        this.maxPackets = maxPackets;
        this.maxBytes = maxBytes;
    }

    /// Returns how many had to go for it.
    synchronized int append(StoredPacket packet) {
        packets.add(packet);
        bytes += packet.size();
        last = packet.position();
        int pushedOut = 0;
        while (packets.size() > maxPackets || bytes > maxBytes) {
            drop();
            pushedOut++;
        }
        return pushedOut;
    }

    private void drop() {
        var packet = packets.remove();
        bytes -= packet.size();
        dropped = packet.position();
    }

    /// Drops what was there at the rotation before.
    synchronized void rotate() {
        while (!packets.isEmpty() && packets.getFirst().position() <= lastAtRotation) {
            drop();
        }
        lastAtRotation = last;
    }

    /// Drops all up to a position. What came before it counts as gone, if there was any or not.
    synchronized void forget(long upTo) {
        while (!packets.isEmpty() && packets.getFirst().position() <= upTo) {
            drop();
        }
        dropped = Math.max(dropped, upTo);
    }

    /// Whether all that came after a position is there.
    synchronized boolean reaches(long position) {
        return position >= dropped;
    }

    synchronized boolean isEmpty() {
        return packets.isEmpty();
    }

    /// All that came after a position; empty if some of that is gone.
    synchronized Optional<List<StoredPacket>> after(long position) {
        if (!reaches(position)) {
            return Optional.empty();
        }
        var found = new ArrayList<StoredPacket>();
        var latestFirst = packets.descendingIterator();
        while (latestFirst.hasNext()) {
            var packet = latestFirst.next();
            if (packet.position() <= position) {
                break;
            }
            found.add(packet);
        }
        Collections.reverse(found);
        return Optional.of(found);
    }
}

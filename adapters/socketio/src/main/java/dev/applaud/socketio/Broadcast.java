package dev.applaud.socketio;

import dev.applaud.socketio.engine.OutgoingPacket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/// An event on its way to the members of one room.
///
/// @param number counts the room's broadcasts
/// @param except who does not get it
/// @param delivered counts those who were handed it one by one
record Broadcast(long number, String event, List<OutgoingPacket> unit, Set<Socket> except, LongAdder delivered) {
    /// Queues it for a member that has claimed what comes after `from`.
    void queue(Membership member, long from, Predicate<List<OutgoingPacket>> queue) {
        if (number > from && !except.contains(member.socket) && queue.test(unit)) {
            delivered.increment();
        }
    }

    /// Whether it is the same bytes for all who get it over a WebSocket.
    boolean isText() {
        return unit.stream().noneMatch(OutgoingPacket::isBinary);
    }
}

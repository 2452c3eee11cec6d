package dev.applaud.socketio;

import java.util.Map;

/// What is remembered of a socket that went away. Positions are those of [StoredPacket].
///
/// @param rooms since which position it was in each of its rooms, its own left out
/// @param since since which position it was in the namespace, and in its own room
/// @param first the first packet that was handed to its transport; -1 if there was none
/// @param last the last packet that was handed to its transport; -1 if there was none
/// @param leftAt all up to this position was handed to its transport, if it was meant for it
record RecoverableSession(
        String id,
        String pid,
        Map<String, Object> data,
        Map<String, Long> rooms,
        long since,
        long first,
        long last,
        long leftAt) {

    /// After which position packets are missed, if the client has seen this one (-1: none). A client that has all it
    /// was sent needs only what came later, however long ago that was.
    long missedAfter(long seen) {
        if (last <= seen) {
            return Math.max(seen, leftAt);
        }
        return Math.max(seen, first - 1);
    }

    /// Whether it was meant for this socket. What was sent to a room before it joined is not.
    boolean gets(StoredPacket packet) {
        var options = packet.options();
        for (var room : options.except()) {
            if (room.equals(id) || rooms.containsKey(room)) {
                return false;
            }
        }
        boolean forAll = options.rooms().isEmpty() || options.rooms().contains(id);
        return forAll
                ? packet.position() > since
                : options.rooms().stream().anyMatch(room -> joinedBefore(packet, room));
    }

    private boolean joinedBefore(StoredPacket packet, String room) {
        var joinedAt = rooms.get(room);
        return joinedAt != null && joinedAt < packet.position();
    }
}

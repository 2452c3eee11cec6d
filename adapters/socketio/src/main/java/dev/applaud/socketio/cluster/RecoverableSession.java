package dev.applaud.socketio.cluster;

import java.util.Map;

/// What is remembered of a socket that went away. Positions are those of what is stored for the recovery, in memory or
/// by a [RecoveryStore]; they grow.
///
/// @param data what the application remembers about the client
/// @param rooms since which position it was in each of its rooms, its own left out
/// @param since since which position it was in the namespace, and in its own room
/// @param first the first event that was handed to its transport; -1 if there was none
/// @param last the last event that was handed to its transport; -1 if there was none
/// @param leftAt all up to this position was handed to its transport, if it was meant for it; -1 if that is not known
public record RecoverableSession(
        String id,
        String pid,
        Map<String, Object> data,
        Map<String, Long> rooms,
        long since,
        long first,
        long last,
        long leftAt) {

    /// After which position events are missed, if the client has seen this one (-1: none). A client that has all it
    /// was sent needs only what came later, however long ago that was. -1 if that is not known.
    public long missedAfter(long seen) {
        if (last <= seen) {
            return Math.max(seen, leftAt);
        }
        return Math.max(seen, first - 1);
    }

    /// Whether what was stored at that position was meant for this socket. What was sent to a room before it joined is
    /// not.
    public boolean gets(long position, BroadcastOptions options) {
        for (var room : options.except()) {
            if (room.equals(id) || rooms.containsKey(room)) {
                return false;
            }
        }
        boolean forAll = options.rooms().isEmpty() || options.rooms().contains(id);
        return forAll ? position > since : options.rooms().stream().anyMatch(room -> joinedBefore(position, room));
    }

    private boolean joinedBefore(long position, String room) {
        var joinedAt = rooms.get(room);
        return joinedAt != null && joinedAt < position;
    }
}

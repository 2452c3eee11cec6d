package dev.applaud.redis;

import java.util.Locale;

/// What servers tell each other.
public enum MessageType {
    BROADCAST,
    JOIN,
    LEAVE,
    DISCONNECT,
    FETCH,
    LIST_ROOMS,
    SERVER_SIDE_EMIT,
    BROADCAST_WITH_ACK,
    RESPONSE,
    ROOM_COUNTS,
    /// What a client may come back to.
    SESSION,
    /// Asks for what clients have missed.
    HISTORY,
    HEARTBEAT,
    COUNT;

    /// In lower case.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

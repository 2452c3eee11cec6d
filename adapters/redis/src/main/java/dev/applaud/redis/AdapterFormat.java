package dev.applaud.redis;

import java.util.Locale;

/// The formats in which servers talk to each other. All on one Redis with one prefix must use the same.
public enum AdapterFormat {
    /// That of `createAdapter` of `@socket.io/redis-adapter`, and of `@socket.io/redis-emitter`.
    CLASSIC,
    /// That of `createShardedAdapter` of `@socket.io/redis-adapter`, for Redis 7 and newer.
    SHARDED,
    /// That of `createAdapter` of `@socket.io/redis-streams-adapter`, for Redis 5 and newer. It keeps for a while
    /// what was sent, so that a server which was away hears of it. With Redis 6.2, clients come back to any server,
    /// if their namespace has connection state recovery.
    STREAMS;

    /// As in settings.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

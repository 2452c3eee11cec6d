package dev.applaud.redis;

import java.util.Locale;

/// The formats in which servers talk to each other. All on one Redis with one prefix must use the same.
public enum AdapterFormat {
    /// That of `createAdapter` of `@socket.io/redis-adapter`, and of `@socket.io/redis-emitter`.
    CLASSIC,
    /// That of `createShardedAdapter` of `@socket.io/redis-adapter`, for Redis 7 and newer.
    SHARDED;

    /// As in settings.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

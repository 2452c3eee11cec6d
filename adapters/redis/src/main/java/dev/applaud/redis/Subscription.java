package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/// A channel, or a pattern for several, that can be listened to.
record Subscription(Kind kind, String name) {
    enum Kind {
        CHANNEL(Command.SUBSCRIBE, Command.UNSUBSCRIBE),
        PATTERN(Command.PSUBSCRIBE, Command.PUNSUBSCRIBE),
        /// Of one slot, where `SPUBLISH` sends.
        SHARD(Command.SSUBSCRIBE, Command.SUNSUBSCRIBE);

        private final Command subscribe;
        private final Command unsubscribe;

        Kind(Command subscribe, Command unsubscribe) {
            this.subscribe = subscribe;
            this.unsubscribe = unsubscribe;
        }

        Command subscribe() {
            return subscribe;
        }

        Command unsubscribe() {
            return unsubscribe;
        }
    }

    static Subscription channel(String name) {
        return new Subscription(Kind.CHANNEL, name);
    }

    static Subscription pattern(String name) {
        return new Subscription(Kind.PATTERN, name);
    }

    static Subscription shard(String name) {
        return new Subscription(Kind.SHARD, name);
    }

    byte[] bytes() {
        return name.getBytes(UTF_8);
    }

    /// The channel whose slot says which server of a Redis Cluster must be asked for it; null if any will do.
    byte @Nullable [] key() {
        return kind == Kind.SHARD ? bytes() : null;
    }
}

package dev.applaud.redis;

/// What goes over Redis. Calls come from any thread, often on the sending path: they must be cheap, and must not block
/// or throw.
public interface RedisMetrics {
    /// One that counts nothing.
    RedisMetrics NONE = new RedisMetrics() {};

    /// A message was handed to Redis.
    default void sent(MessageType type, int bytes) {}

    /// A message of another server or an emitter came.
    default void received(MessageType type, int bytes) {}

    /// A message was not sent: too many wait, it has waited too long, or the connection was lost meanwhile.
    default void dropped(MessageType type) {}

    /// What came could not be understood, and was passed over.
    default void malformed() {}

    /// Something that other servers have sent did not come: of what each tells of its rooms every second a number is
    /// missing, or, in the streams format, entries were gone from the stream before this server could read them.
    default void gap() {}

    /// How long a message took from this server's queue over Redis and back.
    default void lag(long nanos) {}

    /// A connection to Redis was made, the first one included.
    default void connected() {}
}

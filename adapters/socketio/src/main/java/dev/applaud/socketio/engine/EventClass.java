package dev.applaud.socketio.engine;

/// What becomes of an event for a receiver that cannot take it at once.
///
/// One that merely is between two polls gets each state: behind it is when 16 KiB wait for it, or half of the bound.
public sealed interface EventClass {
    Log LOG = new Log();
    Hint HINT = new Hint();

    /// It waits. When too many bytes wait, the connection is closed as a slow consumer.
    record Log() implements EventClass {}

    /// For a receiver that is behind it waits in place of older ones with the same key, which are dropped. An event
    /// in several packets, one with binary data, is kept as in [Log].
    ///
    /// @param key names what the event tells the newest of, within the connection
    record State(String key) implements EventClass {}

    /// It is dropped.
    record Hint() implements EventClass {}
}

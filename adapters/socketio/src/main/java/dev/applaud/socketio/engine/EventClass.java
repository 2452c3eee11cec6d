package dev.applaud.socketio.engine;

/// What becomes of an event for a receiver that cannot take it at once.
public sealed interface EventClass {
    Log LOG = new Log();
    Hint HINT = new Hint();

    /// It waits. When too many bytes wait, the connection is closed as a slow consumer.
    record Log() implements EventClass {}

    /// It waits in place of an older one with the same key, which is dropped. An event in several packets, one with
    /// binary data, is kept as in [Log].
    ///
    /// @param key names what the event tells the newest of, within the connection
    record State(String key) implements EventClass {}

    /// It is dropped.
    record Hint() implements EventClass {}
}

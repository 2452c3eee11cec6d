package dev.applaud.application.audience;

/// Told how often rooms had to look for what nobody told them, and what they merged. Any thread.
public interface RoomMeter {
    RoomMeter NONE = new RoomMeter() {};

    /// A comment log was read because entries did not come by themselves.
    default void logRead() {}

    /// So many entries were told that had not come by themselves.
    default void entriesRepaired(int entries) {}

    /// Counts were told that had changed without anybody telling.
    default void countsRepaired(int counts) {}

    /// So many changes of a tally were told as one.
    default void merged(long changes) {}
}

package dev.applaud.socketio.cluster;

/// Hears of the rooms of one namespace on this server: the specification's `create-room`, `delete-room`, `join-room`
/// and `leave-room`. A socket's own room, named by its id, is a room like any other.
///
/// What concerns one room is told in the order in which it happened, under that room's lock and on the thread of
/// whoever joins or leaves: a listener must not block, and must not make anybody join or leave. It may hand over to a
/// thread of its own. Exceptions are logged.
public interface RoomListener {
    /// The room is about to get its first member.
    default void roomCreated(String room) {}

    /// The room has lost its last member.
    default void roomDeleted(String room) {}

    default void roomJoined(String room, String socketId) {}

    default void roomLeft(String room, String socketId) {}
}

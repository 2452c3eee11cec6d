package dev.applaud.socketio.cluster;

/// What a [RecoveryStore] tells one namespace of this server, in the order in which it is stored, by one thread at a
/// time. Clients are told where each event is stored, and get all of them in that order.
public interface StoredEvents {
    /// From now on, all that is stored after this position is told.
    void begin(long position);

    /// Some of what was stored was not told, and never will be.
    void gap();

    /// Sends an event of another server, unless the application takes it.
    ///
    /// @throws IllegalArgumentException if a value cannot be written
    void arrived(StoredEvent stored);

    /// Sends an event of this server, which has waited for this.
    ///
    /// @throws IllegalArgumentException if a value cannot be written
    void returned(StoredEvent stored);

    /// Remembers an event that the sockets of this server shall not get, or have got without being told its position.
    ///
    /// @throws IllegalArgumentException if a value cannot be written
    void kept(StoredEvent stored);
}

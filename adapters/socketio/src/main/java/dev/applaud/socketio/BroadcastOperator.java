package dev.applaud.socketio;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Chooses receivers and sends to them. Immutable: each call gives a new operator, so one may be kept and shared.
///
/// Receivers are the union of the rooms (no room: everybody in the namespace), each socket once, less those in an
/// excepted room. A socket that joined before `emit` was called gets the event; one joining meanwhile may or may not.
@SuppressWarnings("DoNotCallSuggester")
public final class BroadcastOperator {
    /// Adds rooms.
    public BroadcastOperator to(String... rooms) {
        throw new UnsupportedOperationException();
    }

    /// The same as [#to].
    public BroadcastOperator in(String... rooms) {
        return to(rooms);
    }

    /// Leaves out who is in one of these rooms; a socket's id is a room.
    public BroadcastOperator except(String... rooms) {
        throw new UnsupportedOperationException();
    }

    /// Drops the event for receivers that cannot take it at once.
    public BroadcastOperator volatile_() {
        throw new UnsupportedOperationException();
    }

    /// Encodes the event once and queues it for every receiver; never waits for one.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written as JSON
    public void emit(String event, @Nullable Object... args) {
        throw new UnsupportedOperationException();
    }

    /// The chosen sockets of this server, as a snapshot.
    public Collection<Socket> sockets() {
        throw new UnsupportedOperationException();
    }

    /// Makes the chosen sockets join rooms.
    public void socketsJoin(String... rooms) {
        sockets().forEach(socket -> socket.join(rooms));
    }

    /// Makes the chosen sockets leave rooms.
    public void socketsLeave(String... rooms) {
        sockets().forEach(socket -> socket.leave(rooms));
    }

    /// Disconnects the chosen sockets, see [Socket#disconnect].
    public void disconnectSockets(boolean close) {
        sockets().forEach(socket -> socket.disconnect(close));
    }
}

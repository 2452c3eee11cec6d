package dev.applaud.socketio;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A channel of its own over the shared connections, `/` being the main one. Safe for any thread.
@SuppressWarnings("DoNotCallSuggester")
public final class Namespace {
    /// With the leading `/`.
    public String name() {
        throw new UnsupportedOperationException();
    }

    /// Adds a check of those who want to join; checks run in the order added. Counts for later CONNECTs.
    public Namespace use(Middleware middleware) {
        throw new UnsupportedOperationException();
    }

    /// Adds a listener for sockets that have joined. It runs after the CONNECT answer was queued and before any event
    /// of the socket is handled, so it is the place to register handlers; threads as in [EventHandler].
    public Namespace onConnection(Consumer<Socket> listener) {
        throw new UnsupportedOperationException();
    }

    /// Sends to everybody in the namespace, see [BroadcastOperator#emit].
    public void emit(String event, @Nullable Object... args) {
        throw new UnsupportedOperationException();
    }

    /// Chooses the sockets in these rooms.
    public BroadcastOperator to(String... rooms) {
        throw new UnsupportedOperationException();
    }

    /// The same as [#to].
    public BroadcastOperator in(String... rooms) {
        return to(rooms);
    }

    /// Chooses the sockets in none of these rooms.
    public BroadcastOperator except(String... rooms) {
        throw new UnsupportedOperationException();
    }

    /// Chooses everybody who can take the event at once.
    public BroadcastOperator volatile_() {
        throw new UnsupportedOperationException();
    }

    /// The rooms of this server.
    public Rooms rooms() {
        throw new UnsupportedOperationException();
    }

    /// The sockets connected to this server, a live view without locks.
    public Collection<Socket> sockets() {
        throw new UnsupportedOperationException();
    }

    /// The connected socket of that id on this server.
    public Optional<Socket> socket(String id) {
        throw new UnsupportedOperationException();
    }

    /// The sockets in a room of this server, as a snapshot.
    public Collection<Socket> socketsIn(String room) {
        throw new UnsupportedOperationException();
    }
}

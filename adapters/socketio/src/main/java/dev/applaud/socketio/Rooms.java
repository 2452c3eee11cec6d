package dev.applaud.socketio;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The rooms of a namespace on this server. A room exists while it has a member; each socket is also alone in a room
/// named by its own id. Safe for any thread; every answer is a snapshot.
@SuppressWarnings("DoNotCallSuggester")
public final class Rooms {
    /// How many sockets are in the room; 0 if there is none of this name.
    public int size(String room) {
        throw new UnsupportedOperationException();
    }

    /// How many rooms there are, the sockets' own ones included.
    public int count() {
        throw new UnsupportedOperationException();
    }

    /// Every room's name, the sockets' own ones included. Costs time and memory in proportion to their number.
    public Set<String> names() {
        throw new UnsupportedOperationException();
    }

    /// The names that start so, unordered. Walks all rooms.
    public List<String> names(String prefix) {
        throw new UnsupportedOperationException();
    }

    Collection<Socket> members(String room) {
        throw new UnsupportedOperationException();
    }
}

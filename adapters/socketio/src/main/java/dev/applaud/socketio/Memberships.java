package dev.applaud.socketio;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rooms that one socket is in.
final class Memberships {
    private final Socket socket;
    private final Rooms rooms;
    private final int bound;
    private final Map<String, Room.Membership> joined = new HashMap<>(4);
    private Room.@Nullable Membership inNamespace;
    private boolean left;

    Memberships(Socket socket, Rooms rooms, int bound) {
        this.socket = socket;
        this.rooms = rooms;
        this.bound = bound;
    }

    /// The namespace itself, and with it the socket's own room.
    synchronized void enterNamespace() {
        inNamespace = rooms.enter(socket);
    }

    synchronized void join(String[] names) {
        for (var name : names) {
            if (!left && !name.equals(socket.id()) && !joined.containsKey(name)) {
                if (joined.size() >= bound) {
                    throw new IllegalStateException("maxRooms is reached: " + bound);
                }
                joined.put(name, rooms.join(name, socket));
            }
        }
    }

    synchronized void leave(String[] names) {
        for (var name : names) {
            var membership = joined.remove(name);
            if (membership != null) {
                rooms.leave(name, membership);
            }
        }
    }

    /// For good: later joins are ignored.
    synchronized void leaveAll() {
        left = true;
        joined.forEach(rooms::leave);
        joined.clear();
        if (inNamespace != null) {
            rooms.exit(socket, inNamespace);
            inNamespace = null;
        }
    }

    synchronized Set<String> names() {
        var names = new HashSet<>(joined.keySet());
        if (inNamespace != null) {
            names.add(socket.id());
        }
        return names;
    }
}

package dev.applaud.socketio;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rooms that one socket is in.
final class Memberships {
    private final Socket socket;
    private final Namespace namespace;
    private final Map<String, Room.Membership> joined = new HashMap<>(4);
    private Room.@Nullable Membership inNamespace;
    private boolean left;

    Memberships(Socket socket, Namespace namespace) {
        this.socket = socket;
        this.namespace = namespace;
    }

    /// The namespace itself, and with it the socket's own room.
    synchronized void enterNamespace(long since) {
        inNamespace = namespace.rooms().enter(socket, since);
    }

    void join(Collection<String> names) {
        long since = namespace.position();
        names.forEach(name -> join(name, since));
    }

    private synchronized void join(String name, long since) {
        if (isIn(name)) {
            return;
        }
        int bound = namespace.options().maxRooms();
        if (joined.size() >= bound) {
            namespace.options().metrics().limitReached("maxRooms");
            throw new IllegalStateException("maxRooms is reached: " + bound);
        }
        joined.put(name, namespace.rooms().join(name, socket, since));
    }

    private boolean isIn(String name) {
        return left || name.equals(socket.id()) || joined.containsKey(name);
    }

    /// A room from before, which was counted then.
    synchronized void restore(String name, long since) {
        if (!isIn(name)) {
            joined.put(name, namespace.rooms().join(name, socket, since));
        }
    }

    synchronized void leave(Collection<String> names) {
        for (var name : names) {
            var membership = joined.remove(name);
            if (membership != null) {
                namespace.rooms().leave(name, socket, membership);
            }
        }
    }

    /// For good: later joins are ignored.
    synchronized void leaveAll() {
        left = true;
        joined.forEach((name, membership) -> namespace.rooms().leave(name, socket, membership));
        joined.clear();
        if (inNamespace != null) {
            namespace.rooms().exit(socket, inNamespace);
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

    /// Since which position it is in its rooms, its own left out.
    synchronized Map<String, Long> positions() {
        var positions = new HashMap<String, Long>();
        joined.forEach((name, membership) -> positions.put(name, membership.since()));
        return positions;
    }
}

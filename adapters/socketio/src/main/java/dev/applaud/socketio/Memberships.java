package dev.applaud.socketio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rooms that one socket is in. Joining and leaving happen one after another; the fields have a lock of their own,
/// the map's, which nobody holds while others are called.
final class Memberships {
    private final Socket socket;
    private final Namespace namespace;
    private final Map<String, Membership> joined = new HashMap<>(4);
    private @Nullable Membership inNamespace;
    private boolean retired;

    Memberships(Socket socket, Namespace namespace) {
        this.socket = socket;
        this.namespace = namespace;
    }

    /// The namespace itself, and with it the socket's own room.
    synchronized void enterNamespace(long since) {
        var membership = namespace.rooms().enter(socket, since);
        synchronized (joined) {
            inNamespace = membership;
        }
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
            namespace.metrics().limitReached("maxRooms");
            throw new IllegalStateException("maxRooms is reached: " + bound);
        }
        enter(name, since);
    }

    private boolean isIn(String name) {
        return retired || name.equals(socket.id()) || joined.containsKey(name);
    }

    private void enter(String name, long since) {
        var membership = namespace.rooms().join(name, socket, since);
        synchronized (joined) {
            joined.put(name, membership);
        }
    }

    /// A room from before, which was counted then.
    synchronized void restore(String name, long since) {
        if (!isIn(name)) {
            enter(name, since);
        }
    }

    synchronized void leave(Collection<String> names) {
        for (var name : names) {
            Membership membership;
            synchronized (joined) {
                membership = joined.remove(name);
            }
            if (membership != null) {
                membership.retire();
                namespace.rooms().leave(name, socket, membership);
            }
        }
    }

    /// Stays in its rooms, but gets nothing more by them: it has begun to leave. Later joins are ignored.
    synchronized void retire() {
        retired = true;
        all().forEach(Membership::retire);
    }

    private List<Membership> all() {
        synchronized (joined) {
            var all = new ArrayList<>(joined.values());
            if (inNamespace != null) {
                all.add(inNamespace);
            }
            return all;
        }
    }

    /// The rooms that were sent something which has not been handed to the socket.
    List<Membership> behind() {
        List<Membership> behind = List.of();
        synchronized (joined) {
            if (inNamespace != null && inNamespace.isBehind()) {
                behind = with(behind, inNamespace);
            }
            for (var membership : joined.values()) {
                if (membership.isBehind()) {
                    behind = with(behind, membership);
                }
            }
        }
        return behind;
    }

    private static List<Membership> with(List<Membership> some, Membership one) {
        var more = some.isEmpty() ? new ArrayList<Membership>() : some;
        more.add(one);
        return more;
    }

    /// For good.
    synchronized void leaveAll() {
        Map<String, Membership> left;
        Membership namespaceLeft;
        synchronized (joined) {
            left = new HashMap<>(joined);
            joined.clear();
            namespaceLeft = inNamespace;
            inNamespace = null;
        }
        left.forEach((name, membership) -> namespace.rooms().leave(name, socket, membership));
        if (namespaceLeft != null) {
            namespace.rooms().exit(socket, namespaceLeft);
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

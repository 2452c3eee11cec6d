package dev.applaud.socketio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sockets in one room. Joining and leaving take constant time; a broadcast walks an array that nobody changes,
/// made anew only if the members have changed since the last one.
final class Room {
    private static final Socket[] NOBODY = {};

    /// A socket's place in a room.
    static final class Membership {
        private final Socket socket;
        private final long since;
        private int index;

        private Membership(Socket socket, long since) {
            this.socket = socket;
            this.since = since;
        }

        /// As it was given to [Room#add].
        long since() {
            return since;
        }
    }

    private Membership[] members = new Membership[4];
    private int size;
    private Socket @Nullable [] snapshot = NOBODY;

    /// `since`: the position in the packets of [Recovery]; what comes after it is for this member too.
    synchronized Membership add(Socket socket, long since) {
        if (size == members.length) {
            members = Arrays.copyOf(members, size * 2);
        }
        var membership = new Membership(socket, since);
        membership.index = size;
        members[size++] = membership;
        snapshot = null;
        return membership;
    }

    /// Removes a member that is in, and takes the last one to its place.
    @SuppressWarnings("NullAway") // beyond `size` the array holds nulls, which nobody reads
    synchronized void remove(Membership membership) {
        var last = members[--size];
        members[membership.index] = last;
        last.index = membership.index;
        members[size] = null;
        snapshot = null;
        if (size > 4 && size < members.length / 4) {
            members = Arrays.copyOf(members, members.length / 2);
        }
    }

    synchronized int size() {
        return size;
    }

    /// Not to be changed.
    synchronized Socket[] sockets() {
        var current = snapshot;
        if (current == null) {
            current = new Socket[size];
            for (int i = 0; i < size; i++) {
                current[i] = members[i].socket;
            }
            snapshot = current;
        }
        return current;
    }
}

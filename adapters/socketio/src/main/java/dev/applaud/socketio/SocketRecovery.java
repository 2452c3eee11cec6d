package dev.applaud.socketio;

import dev.applaud.socketio.cluster.RecoverableSession;
import dev.applaud.socketio.engine.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one socket has to do with the recovery: which one it continues, and what it would leave behind.
final class SocketRecovery {
    private final String pid;
    private final boolean recovered;

    /// Since which position it is in the namespace; this and the two after it are guarded by [Recovery].
    private long since = -1;

    /// Which stored packets were handed to its transport, from the first to the last, and the first one that was not,
    /// as it was closed; none: -1.
    private long first = -1;

    private long last = -1;
    private long unsent = -1;

    /// What it continues, and after which position that has missed packets; null once it has caught up.
    private @Nullable RecoverableSession previous;

    private long missedAfter;

    /// What it has missed up to that position, if not all is there that came before.
    private List<StoredPacket> recalled = List.of();

    /// One that begins.
    SocketRecovery() {
        pid = Ids.next();
        recovered = false;
    }

    /// One that goes on where another one has left.
    ///
    /// @param recalled what it has missed up to `missedAfter`
    SocketRecovery(RecoverableSession previous, long missedAfter, List<StoredPacket> recalled) {
        this.pid = previous.pid();
        this.recovered = true;
        this.since = previous.since();
        this.first = previous.first();
        this.last = previous.last();
        this.previous = previous;
        this.missedAfter = missedAfter;
        this.recalled = recalled;
    }

    String pid() {
        return pid;
    }

    boolean recovered() {
        return recovered;
    }

    @Nullable
    RecoverableSession previous() {
        return previous;
    }

    long missedAfter() {
        return missedAfter;
    }

    List<StoredPacket> recalled() {
        return recalled;
    }

    /// It is in its namespace now, and has what it missed. Returns since when it counts as being there.
    long entered(long position) {
        if (since < 0) {
            since = position;
        }
        previous = null;
        recalled = List.of();
        return since;
    }

    /// A stored packet was handed to its transport, or could not be.
    void stored(long position, boolean sent) {
        if (sent) {
            first = first < 0 ? position : first;
            last = position;
        } else if (unsent < 0) {
            unsent = position;
        }
    }

    /// What would be continued if it left now.
    RecoverableSession session(Socket socket, long position) {
        return new RecoverableSession(
                socket.id(),
                pid,
                socket.data(),
                socket.memberships().positions(),
                since,
                first,
                last,
                unsent < 0 ? position : unsent - 1);
    }
}

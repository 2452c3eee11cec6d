package dev.applaud.socketio.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Keeps for all servers of a cluster what clients need to come back to any of them: the sessions of those who left,
/// and the events of one namespace. It tells the sockets of this server of those by [StoredEvents].
///
/// Any thread may call any method; none blocks. A result that fails, or does not come in time, means that a client
/// cannot recover.
public interface RecoveryStore {
    /// What clients are told of a position, at the end of the event that is stored there.
    String offset(long position);

    /// The position of which a client was told this; -1 if it is none.
    long position(String offset);

    /// Keeps what a client may come back to. That it could not be kept is not told.
    void keep(RecoverableSession session, Duration longest);

    /// Finds a session, and forgets it: nobody gets it twice. Empty if there is none, or no more.
    CompletableFuture<Optional<RecoverableSession>> take(String pid);

    /// Some of what was stored after a position.
    CompletableFuture<Page> after(long position);

    /// All that was stored after this position is still there, if that is ever to be had; greater than any position if
    /// nothing is.
    CompletableFuture<Long> oldest();

    /// @param events those of the namespace, in the order of their positions
    /// @param upTo it holds all up to this position
    /// @param isLast whether there was nothing after that
    record Page(List<StoredEvent> events, long upTo, boolean isLast) {}
}

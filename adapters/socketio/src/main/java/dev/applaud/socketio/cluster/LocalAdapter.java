package dev.applaud.socketio.cluster;

import dev.applaud.socketio.protocol.Packet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The sockets of one namespace on this server: the whole adapter of a single node, and what an adapter for several
/// nodes calls for its own share and for what its peers have sent. A peer's request for sockets is given to
/// [#fetchSockets], and so on; only events of peers have methods of their own.
public interface LocalAdapter extends Adapter {
    /// The namespace's name, with the leading `/`.
    String namespace();

    /// The names of its rooms on this server, the sockets' own ones included. Copies them all.
    Set<String> rooms();

    /// How many sockets of this server are in that room.
    int size(String room);

    /// Tells of rooms from now on.
    void listen(RoomListener listener);

    /// Sends an event that another server has broadcast, unless the application takes it.
    ///
    /// @throws IllegalArgumentException if a value cannot be written
    void broadcastArrived(Packet.Event event, BroadcastOptions options);

    /// Lets the namespace's connection state recovery use a store that all servers share, and gives whom that shall
    /// tell of events. Empty if the namespace has no recovery. To be called before there are sockets.
    Optional<StoredEvents> recoverWith(RecoveryStore store);

    /// Raises what another server has emitted by [Adapter#serverSideEmit]. `answer` is called at most once, on any
    /// thread; it is null if no answer is wanted.
    void serverSideEmitted(String event, List<@Nullable Object> args, @Nullable Consumer<@Nullable Object> answer);
}

package dev.applaud.socketio.cluster;

import dev.applaud.socketio.protocol.Packet;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reaches the sockets of one namespace on all servers of the cluster. Everything that crosses servers goes through
/// here. [LocalAdapter] is the one of a single node; one for several nodes is given that one, calls it for the sockets
/// of its own server, and sends messages to its peers, who call theirs.
///
/// Any thread may call any method. None may block, since calls come from the sending path: what has to wait for the
/// network is queued in the order of the calls, so that what one thread sends arrives in its order.
public interface Adapter {
    /// Sends an event, which has no acknowledgement id.
    ///
    /// @throws IllegalArgumentException before anybody got it, if a value cannot be written
    void broadcast(Packet.Event event, BroadcastOptions options);

    /// The same, to the sockets of the other servers only.
    ///
    /// @throws IllegalArgumentException before anybody got it, if a value cannot be written
    void broadcastElsewhere(Packet.Event event, BroadcastOptions options);

    /// Sends an event that the clients shall acknowledge within `options.timeout()`, which is set. Whatever comes
    /// later is not told any more.
    ///
    /// @throws IllegalArgumentException before anybody got it, if a value cannot be written
    void broadcastWithAck(Packet.Event event, BroadcastOptions options, ClientAcks acks);

    /// Makes the chosen sockets join rooms: those of this server before it returns, the others later.
    void socketsJoin(BroadcastOptions options, Set<String> rooms);

    /// Makes the chosen sockets leave rooms, as [#socketsJoin].
    void socketsLeave(BroadcastOptions options, Set<String> rooms);

    /// Disconnects the chosen sockets; with `close`, their connections too.
    void disconnectSockets(BroadcastOptions options, boolean close);

    /// The chosen sockets of all servers. Fails with a [java.util.concurrent.TimeoutException] if a server does not
    /// answer within `options.timeout()`, or, without one, within the adapter's own.
    CompletableFuture<List<SocketDetails>> fetchSockets(BroadcastOptions options);

    /// Raises an event on the other servers, not on this one.
    void serverSideEmit(String event, List<@Nullable Object> args);

    /// The same, and collects one answer of each other server. Fails with a [ResponsesMissingException] if they are not
    /// complete within `longest`, or, where that is null, within the adapter's own timeout.
    CompletableFuture<List<@Nullable Object>> serverSideEmitWithAck(
            String event, List<@Nullable Object> args, @Nullable Duration longest);

    /// How many servers there are, this one included.
    CompletableFuture<Integer> serverCount();

    /// The namespace is no more, or its server is being closed: what is called later, as the last sockets leave,
    /// concerns this server only.
    void close();
}

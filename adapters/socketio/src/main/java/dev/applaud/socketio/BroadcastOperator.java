package dev.applaud.socketio;

import dev.applaud.socketio.cluster.Adapter;
import dev.applaud.socketio.cluster.BroadcastOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Chooses sockets, and sends to them or does something with them. Immutable: each call gives a new operator, so one
/// may be kept and shared.
///
/// The chosen ones are the union of the rooms (no room: everybody in the namespace), each socket once, less those in an
/// excepted room, on all servers of the cluster unless [#local]. A socket that joined before `emit` was called gets the
/// event; one joining meanwhile may or may not.
public final class BroadcastOperator {
    private final Namespace namespace;
    private final Adapter adapter;
    private final BroadcastOptions options;

    BroadcastOperator(Namespace namespace, Adapter adapter, BroadcastOptions options) {
        this.namespace = namespace;
        this.adapter = adapter;
        this.options = options;
    }

    private BroadcastOperator with(BroadcastOptions changed) {
        return new BroadcastOperator(namespace, adapter, changed);
    }

    // --- choosing ----------------------------------------------------------------------------------------------

    /// Adds rooms.
    public BroadcastOperator to(String... more) {
        return with(options.to(List.of(more)));
    }

    /// The same as [#to].
    public BroadcastOperator in(String... more) {
        return to(more);
    }

    /// Leaves out who is in one of these rooms; a socket's id is a room.
    public BroadcastOperator except(String... more) {
        return with(options.except(List.of(more)));
    }

    /// Leaves out the sockets of other servers.
    public BroadcastOperator local() {
        return new BroadcastOperator(namespace, namespace.inMemory(), options);
    }

    /// Drops the event for receivers that cannot take it at once: for what is worth nothing a moment later.
    public BroadcastOperator volatile_() {
        return with(options.onlyIfWritable());
    }

    /// Lets the event take the place of an older one with the same key that a receiver, being behind, has not got yet:
    /// for what tells the newest value of something. Keys count for all events that one client gets.
    public BroadcastOperator state(String key) {
        return with(options.state(key));
    }

    /// Says whether the event may be compressed, where a transport does that.
    public BroadcastOperator compress(boolean compress) {
        return with(options.compress(compress));
    }

    /// How long [#fetchSockets] waits for other servers.
    public BroadcastOperator timeout(Duration timeout) {
        return with(options.timeout(timeout));
    }

    // --- sending -----------------------------------------------------------------------------------------------

    /// Encodes the event once and queues it for every receiver; never waits for one.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written as JSON
    public void emit(String event, @Nullable Object... args) {
        adapter.broadcast(namespace.event(event, Arrays.asList(args)), options);
    }

    /// [#emit] to the receivers on the other servers only.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written
    public void emitElsewhere(String event, @Nullable Object... args) {
        adapter.broadcastElsewhere(namespace.event(event, Arrays.asList(args)), options);
    }

    /// Sends an event that every receiver shall acknowledge. The result holds the first argument of each one's
    /// acknowledgement, in the order in which they came; a receiver that does not get the event, since it is gone,
    /// not writable for a volatile one, or owes `maxPendingAcks`, is not waited for. If not all have answered in
    /// time, it fails with a [dev.applaud.socketio.cluster.ResponsesMissingException], which has those that came.
    /// It completes on a virtual thread.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written as JSON
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, Duration timeout, @Nullable Object... args) {
        var acks = new BroadcastAcks(namespace.timers());
        adapter.broadcastWithAck(namespace.event(event, Arrays.asList(args)), options.timeout(timeout), acks);
        return acks.await(adapter.serverCount(), timeout);
    }

    // --- and otherwise -----------------------------------------------------------------------------------------

    /// The chosen sockets of this server, as a snapshot.
    public Collection<Socket> sockets() {
        return namespace.inMemory().sockets(options);
    }

    /// The chosen sockets of all servers, as they are now. Fails with a [java.util.concurrent.TimeoutException] if
    /// another server does not answer.
    public CompletableFuture<List<RemoteSocket>> fetchSockets() {
        return adapter.fetchSockets(options).thenApply(found -> found.stream()
                .map(details -> new RemoteSocket(details, namespace.everybody()))
                .toList());
    }

    /// Makes the chosen sockets join rooms. Those of this server have joined when it returns; one that would be in more
    /// than `maxRooms` is left out of the rest.
    public void socketsJoin(String... joined) {
        adapter.socketsJoin(options, Set.of(joined));
    }

    /// Makes the chosen sockets leave rooms.
    public void socketsLeave(String... left) {
        adapter.socketsLeave(options, Set.of(left));
    }

    /// Disconnects the chosen sockets, see [Socket#disconnect].
    public void disconnectSockets(boolean close) {
        adapter.disconnectSockets(options, close);
    }
}

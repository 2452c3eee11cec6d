package dev.applaud.redis;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.protocol.Packet;
import dev.applaud.socketio.protocol.Reserved;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Lets a process that is no Socket.IO server send to the clients of all servers that share a Redis, in the format
/// of the options: by default that of `@socket.io/redis-emitter`.
///
/// ```java
/// try (var emitter = Emitter.open(RedisServer.at("localhost", 6379), ClusterOptions.DEFAULTS)) {
///     emitter.to("red").emit("news", Map.of("title", "…")).join();
/// }
/// ```
///
/// Immutable: each choice gives a new emitter over the same connections, which are made in the background and again as
/// often as they are lost. Any thread may call any method; none but [#open] waits. Every result completes when Redis
/// has the message, and fails with a [redis.clients.jedis.exceptions.JedisException] if it was dropped, see
/// [ClusterOptions#maxQueuedBytes].
public final class Emitter implements AutoCloseable {
    private final Publishers publishers;
    private final ClusterOptions cluster;
    private final String namespace;
    private final Format format;
    private final BroadcastOptions options;

    private Emitter(
            Publishers publishers, ClusterOptions cluster, String namespace, Format format, BroadcastOptions options) {
        this.publishers = publishers;
        this.cluster = cluster;
        this.namespace = namespace;
        this.format = format;
        this.options = options;
    }

    /// One for everybody in the namespace `/`. Asks Redis whether it is a cluster, and which of its servers has what,
    /// which takes two seconds at most.
    public static Emitter open(RedisServer server, ClusterOptions options) {
        return to("/", new Publishers(new SlotWatch(server), options), options);
    }

    private static Emitter to(String namespace, Publishers publishers, ClusterOptions cluster) {
        var values = new WireValues(cluster.mapper());
        var format = Format.of(cluster, namespace, values, Format.EMITTER, Format.Interests.NONE);
        return new Emitter(publishers, cluster, namespace, format, BroadcastOptions.EVERYBODY);
    }

    private Emitter with(BroadcastOptions changed) {
        return new Emitter(publishers, cluster, namespace, format, changed);
    }

    // --- choosing ----------------------------------------------------------------------------------------------

    /// Everybody in another namespace; a leading `/` is added if it is missing.
    public Emitter of(String other) {
        return to(other.startsWith("/") ? other : "/" + other, publishers, cluster);
    }

    /// Adds rooms.
    public Emitter to(String... rooms) {
        return with(options.to(List.of(rooms)));
    }

    /// Leaves out who is in one of these rooms; a socket's id is a room.
    public Emitter except(String... rooms) {
        return with(options.except(List.of(rooms)));
    }

    /// Drops the event for receivers that cannot take it at once.
    public Emitter volatile_() {
        return with(options.onlyIfWritable());
    }

    /// Says whether the event may be compressed, where a transport does that.
    public Emitter compress(boolean compress) {
        return with(options.compress(compress));
    }

    // --- sending -----------------------------------------------------------------------------------------------

    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written
    public CompletableFuture<?> emit(String event, @Nullable Object... args) {
        if (Reserved.contains(event)) {
            throw new IllegalArgumentException("\"" + event + "\" is a reserved event name");
        }
        var packet = new Packet.Event(namespace, null, event, Arrays.asList(args));
        return send(new Message.Broadcast(packet, options));
    }

    /// Makes the chosen sockets join rooms.
    public CompletableFuture<?> socketsJoin(String... rooms) {
        return send(new Message.Join(options, Set.of(rooms)));
    }

    /// Makes the chosen sockets leave rooms.
    public CompletableFuture<?> socketsLeave(String... rooms) {
        return send(new Message.Leave(options, Set.of(rooms)));
    }

    /// Disconnects the chosen sockets; with `close`, their connections too.
    public CompletableFuture<?> disconnectSockets(boolean close) {
        return send(new Message.Disconnect(options, close));
    }

    /// Raises an event on all servers; they cannot answer.
    ///
    /// @throws IllegalArgumentException if a value cannot be written
    public CompletableFuture<?> serverSideEmit(String event, @Nullable Object... args) {
        return send(new Message.ServerSideEmit(null, event, Arrays.asList(args)));
    }

    private CompletableFuture<?> send(Message message) {
        return publishers.send(message.type(), format.write(message, null));
    }

    /// Sends what waits, for a second at most for each server. Closes all emitters that were made from the same one.
    @Override
    public void close() {
        publishers.close();
    }
}

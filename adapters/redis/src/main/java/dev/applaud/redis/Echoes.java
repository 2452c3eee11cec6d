package dev.applaud.redis;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.cluster.LocalAdapter;
import dev.applaud.socketio.cluster.RecoveryStore;
import dev.applaud.socketio.cluster.StoredEvent;
import dev.applaud.socketio.cluster.StoredEvents;
import dev.applaud.socketio.protocol.Packet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What this server broadcasts to clients that may recover: it is sent to those here only when it comes back in the
/// stream, as only then its place among what others send is known. While Redis is away, it is sent at once, and without
/// a place. Thread-safe; its lock is held for moments only, and nobody is told of anything meanwhile.
final class Echoes {
    private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();

    private record Awaited(Packet.Event event, BroadcastOptions options) {}

    private final LocalAdapter local;
    private final StreamsFormat format;
    private final RedisCluster cluster;
    private final StoredEvents stored;

    /// By when they were sent, in that order. Guarded by this.
    private final Map<Long, Awaited> awaited = new LinkedHashMap<>();

    private final Runnable chore = this::giveUpWhatIsLate;

    private Echoes(LocalAdapter local, StreamsFormat format, RedisCluster cluster, StoredEvents stored) {
        this.local = local;
        this.format = format;
        this.cluster = cluster;
        this.stored = stored;
    }

    /// Empty if clients of the namespace do not recover.
    static Optional<Echoes> of(LocalAdapter local, StreamsFormat format, RedisCluster cluster, RecoveryStore store) {
        return local.recoverWith(store).map(stored -> {
            var echoes = new Echoes(local, format, cluster, stored);
            cluster.addChore(echoes.chore);
            return echoes;
        });
    }

    /// Tells the sockets of this server of what others send.
    StoredEvents stored() {
        return stored;
    }

    /// @throws IllegalArgumentException before anybody got it, if a value cannot be written
    void broadcast(Packet.Event event, BroadcastOptions options) {
        boolean streaming = cluster.isStreaming();
        var message = new Message.Broadcast(event, options);
        CompletableFuture<Object> reply;
        long sent;
        synchronized (this) {
            sent = format.now();
            var entry = format.entry(message, sent);
            if (streaming) {
                awaited.put(sent, new Awaited(event, options));
            }
            reply = cluster.publishers().send(message.type(), entry);
        }
        if (streaming) {
            var _ = reply.whenComplete((_, failure) -> {
                if (failure != null) {
                    giveUp(sent);
                }
            });
        } else {
            awaited().forEach(this::giveUp);
            local.broadcast(event, options);
        }
    }

    /// It has come back. What is not awaited was not meant for this server, or is there already.
    void heard(long sent, StoredEvent event) {
        var own = remove(sent);
        if (own == null) {
            stored.kept(event);
        } else {
            stored.returned(new StoredEvent(event.position(), event.event(), own.options()));
        }
    }

    /// It will not come back, or not with a place.
    void giveUp(long sent) {
        var own = remove(sent);
        if (own != null) {
            local.broadcast(own.event(), own.options());
        }
    }

    private void giveUpWhatIsLate() {
        boolean streaming = cluster.isStreaming();
        for (long sent : awaited()) {
            if (!streaming || System.nanoTime() - sent > LONGEST_NANOS) {
                giveUp(sent);
            }
        }
    }

    private synchronized @Nullable Awaited remove(long sent) {
        return awaited.remove(sent);
    }

    private synchronized List<Long> awaited() {
        return List.copyOf(awaited.keySet());
    }

    /// Nothing comes back any more.
    void close() {
        cluster.removeChore(chore);
        awaited().forEach(this::giveUp);
    }
}

package dev.applaud.redis;

import static java.util.Objects.requireNonNull;

import dev.applaud.redis.Format.Received;
import dev.applaud.socketio.cluster.StoredEvent;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does for one namespace what the entries of its stream want of this server.
final class StreamInbox implements StreamReader.Listener {
    private final StreamsFormat format;
    private final Inbox inbox;
    private final RedisMetrics metrics;
    private final @Nullable Echoes echoes;

    /// @param echoes null if clients of the namespace do not recover
    StreamInbox(StreamsFormat format, Inbox inbox, RedisMetrics metrics, @Nullable Echoes echoes) {
        this.format = format;
        this.inbox = inbox;
        this.metrics = metrics;
        this.echoes = echoes;
    }

    @Override
    public void begin(StreamId after) {
        if (echoes != null && after.position() >= 0) {
            echoes.stored().begin(after.position());
        }
    }

    @Override
    public void gap() {
        if (echoes != null) {
            echoes.stored().gap();
        }
    }

    @Override
    public void received(StreamEntry entry) {
        inbox.read(format.stream(), entry.size(), () -> read(entry));
    }

    private Optional<Received> read(StreamEntry entry) throws MalformedPacketException {
        boolean own = format.isOwn(entry);
        if (own) {
            metrics.lag(System.nanoTime() - StreamsFormat.sent(entry));
        }
        var stored = echoes == null ? Optional.<StoredEvent>empty() : format.stored(entry);
        if (stored.isEmpty()) {
            return own ? Optional.empty() : format.read(entry);
        }
        deliver(entry, stored.get(), own, requireNonNull(echoes));
        return Optional.empty();
    }

    private void deliver(StreamEntry entry, StoredEvent stored, boolean own, Echoes to)
            throws MalformedPacketException {
        if (own && stored.position() < 0) {
            to.giveUp(StreamsFormat.sent(entry));
        } else if (own) {
            to.heard(StreamsFormat.sent(entry), stored);
        } else {
            metrics.received(MessageType.BROADCAST, entry.size());
            to.stored().arrived(stored);
        }
    }
}

package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.socketio.cluster.RecoverableSession;
import dev.applaud.socketio.cluster.RecoveryStore;
import dev.applaud.socketio.cluster.StoredEvent;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/// What clients need to come back to any server, as Node's streams adapter keeps it: sessions by their private id, each
/// for a time, and events in the stream, whose entries' ids are the offsets. Needs Redis 6.2.
final class StreamStore implements RecoveryStore {
    private static final Logger log = LoggerFactory.getLogger(StreamStore.class);
    private static final String KEYS = "sio:session:";
    private static final int MOST_AT_ONCE = 100;

    private final Publishers publishers;
    private final StreamsFormat format;
    private final SessionFormat sessions;

    StreamStore(Publishers publishers, StreamsFormat format, WireValues values) {
        this.publishers = publishers;
        this.format = format;
        this.sessions = new SessionFormat(values);
    }

    @Override
    public String offset(long position) {
        return StreamId.at(position).toString();
    }

    @Override
    public long position(String offset) {
        return StreamId.position(offset);
    }

    @Override
    public void keep(RecoverableSession session, Duration longest) {
        try {
            var bytes = sessions.write(session);
            var millis = Long.toString(longest.toMillis()).getBytes(UTF_8);
            var _ = publishers.send(
                    MessageType.SESSION,
                    new Publication(Command.SET, key(session.pid()), bytes, "PX".getBytes(UTF_8), millis));
        } catch (IllegalArgumentException e) {
            log.warn("Socket.data() cannot be written, so a client cannot recover: {}", e.getMessage());
        }
    }

    private static byte[] key(String pid) {
        return (KEYS + pid).getBytes(UTF_8);
    }

    @Override
    public CompletableFuture<Optional<RecoverableSession>> take(String pid) {
        return ask(MessageType.SESSION, new Publication(Command.GETDEL, key(pid)), reply -> session(pid, reply));
    }

    private Optional<RecoverableSession> session(String pid, @Nullable Object reply) {
        try {
            return reply instanceof byte[] bytes
                    ? Optional.of(sessions.read(bytes)).filter(it -> it.pid().equals(pid))
                    : Optional.empty();
        } catch (MalformedPacketException e) {
            log.debug("A session is not understood: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public CompletableFuture<Page> after(long position) {
        var first = StreamId.at(position + 1).toString();
        return ask(MessageType.HISTORY, range(first, MOST_AT_ONCE), reply -> page(position, reply));
    }

    private Publication range(String first, int most) {
        var arguments = List.of(format.stream(), first, "+", "COUNT", Integer.toString(most));
        return new Publication(
                Command.XRANGE, arguments.stream().map(it -> it.getBytes(UTF_8)).toArray(byte[][]::new));
    }

    private Page page(long after, @Nullable Object reply) {
        var entries = StreamReader.entries(reply);
        var events = new ArrayList<StoredEvent>();
        long upTo = after;
        for (var entry : entries) {
            upTo = position(entry);
            try {
                format.stored(entry).ifPresent(events::add);
            } catch (MalformedPacketException e) {
                log.debug("An entry of {} is not understood: {}", format.stream(), e.getMessage());
            }
        }
        return new Page(events, upTo, entries.size() < MOST_AT_ONCE);
    }

    private static long position(StreamEntry entry) {
        long position = entry.id().position();
        if (position < 0) {
            throw new JedisException("An id that tells no time: " + entry.id());
        }
        return position;
    }

    @Override
    public CompletableFuture<Long> oldest() {
        return ask(MessageType.HISTORY, range("-", 1), reply -> {
            var entries = StreamReader.entries(reply);
            return entries.isEmpty() ? Long.MAX_VALUE : position(entries.getFirst());
        });
    }

    /// Replies may be long, and others wait for the thread that gets them: they are read on another one.
    private <T> CompletableFuture<T> ask(MessageType type, Publication question, Function<@Nullable Object, T> read) {
        return publishers.isConnected()
                ? publishers.send(type, question).thenApplyAsync(read, Thread::startVirtualThread)
                : CompletableFuture.failedFuture(new JedisException("Redis cannot be reached"));
    }
}

package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.socketio.protocol.MalformedPacketException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// Reads the streams of the cluster, on one connection that is made again as often as it is lost, and each time from
/// where it was. Every listener is called on its thread, in the order of the stream.
final class StreamReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StreamReader.class);
    private static final Duration BLOCK = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 100;

    /// Hears what concerns one namespace; must not block.
    interface Listener {
        void received(StreamEntry entry);

        /// All that comes after this entry will be heard. May be told more than once.
        default void begin(StreamId after) {}

        /// Some of it will not be heard, after all.
        default void gap() {}
    }

    private final Function<byte[], RedisServer> servers;
    private final ClusterOptions options;
    private final Duration silence;
    private final List<String> streams;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile @Nullable RedisConnection connection;
    private volatile long repliedAt;
    private volatile boolean closed;

    /// The last entry that was read of each stream, written by its thread alone.
    private final Map<String, StreamId> reached = new ConcurrentHashMap<>();

    /// @param servers which one has a key, when it is asked
    /// @param silence how long Redis may say nothing before the connection counts as lost; more than a second
    StreamReader(Function<byte[], RedisServer> servers, ClusterOptions options, Duration silence) {
        this.servers = servers;
        this.options = options;
        this.silence = silence;
        this.streams = options.streams().all();
        this.repliedAt = System.nanoTime() - silence.toNanos();
        this.thread = Thread.ofPlatform().daemon().name("redis-streams").start(this::run);
    }

    // --- for any thread ----------------------------------------------------------------------------------------

    /// What comes from now on.
    void listen(String namespace, Listener listener) {
        listeners.put(namespace, listener);
        var after = reached.get(options.streams().of(namespace));
        if (after != null) {
            listener.begin(after);
        }
    }

    void forget(String namespace) {
        listeners.remove(namespace);
    }

    /// Whether Redis has answered lately, and nothing that comes is missed.
    boolean isReading() {
        return connection != null && System.nanoTime() - repliedAt < silence.toNanos();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var current = connection;
        if (current != null) {
            try {
                current.forceDisconnect();
            } catch (IOException e) {
                log.debug("Already gone", e);
            }
        }
    }

    // --- for its thread ----------------------------------------------------------------------------------------

    private void run() {
        var backoff = new Backoff();
        while (!closed) {
            var server = servers.apply(streams.getFirst().getBytes(UTF_8));
            try (var made = server.connect("applaud-streams", silence)) {
                for (var stream : streams) {
                    resume(stream, made);
                }
                repliedAt = System.nanoTime();
                connection = made;
                options.metrics().connected();
                read(made, backoff);
            } catch (JedisException e) {
                log.debug("The streams at {} cannot be read: {}", server, e.toString());
            } finally {
                connection = null;
            }
            try {
                backoff.pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Begins with what comes next, or goes on where it was.
    private void resume(String stream, RedisConnection from) {
        var known = reached.get(stream);
        var last = last(stream, from);
        if (known == null) {
            reached.put(stream, last);
            tell(stream, listener -> listener.begin(last));
        } else if (known.isAfter(last)) {
            lost(stream, "it was made anew");
            reached.put(stream, StreamId.ZERO);
        } else {
            look(stream, known, from);
        }
    }

    /// Of the entries that there have ever been.
    private static StreamId last(String stream, RedisConnection from) {
        from.sendCommand(Command.XINFO, "STREAM", stream);
        try {
            var about = (List<?>) from.getOne();
            int name = about.stream().map(StreamReader::text).toList().indexOf("last-generated-id");
            return StreamId.parse(text(about.get(name + 1)));
        } catch (JedisDataException e) {
            if (String.valueOf(e.getMessage()).contains("no such key")) {
                return StreamId.ZERO;
            }
            throw e;
        } catch (MalformedPacketException e) {
            throw new JedisException("Redis does not tell the last id of " + stream, e);
        }
    }

    /// Tells whether some of what came after an entry was dropped.
    private void look(String stream, StreamId known, RedisConnection from) {
        from.sendCommand(Command.XRANGE, stream, "-", "+", "COUNT", "1");
        var oldest = entries(from.getOne());
        if (!known.equals(StreamId.ZERO)
                && !oldest.isEmpty()
                && oldest.getFirst().id().isAfter(known)) {
            lost(stream, "it has grown too fast");
        }
    }

    private void lost(String stream, String why) {
        options.metrics().gap();
        tell(stream, Listener::gap);
        log.warn("What other servers have sent was not read in the stream {}: {}", stream, why);
    }

    private void tell(String stream, Consumer<Listener> news) {
        listeners.forEach((namespace, listener) -> {
            if (options.streams().of(namespace).equals(stream)) {
                news.accept(listener);
            }
        });
    }

    private void read(RedisConnection from, Backoff backoff) {
        while (!closed) {
            from.sendCommand(Command.XREAD, question());
            var reply = from.getOne();
            repliedAt = System.nanoTime();
            backoff.reset();
            for (var stream : reply instanceof List<?> found ? found : List.of()) {
                var parts = (List<?>) stream;
                read(text(parts.get(0)), entries(parts.get(1)), from);
            }
        }
    }

    /// Whoever gets as many as possible is behind, and may be too late for some.
    private void read(String stream, List<StreamEntry> entries, RedisConnection from) {
        if (entries.size() == MOST_AT_ONCE) {
            look(stream, reached.getOrDefault(stream, StreamId.ZERO), from);
        }
        for (var entry : entries) {
            reached.put(stream, entry.id());
            tell(stream, entry);
        }
    }

    private void tell(String stream, StreamEntry entry) {
        var listener = listeners.get(String.valueOf(entry.field("nsp")));
        if (listener != null) {
            try {
                listener.received(entry);
            } catch (RuntimeException fault) {
                log.error("An entry of {} could not be handled", stream, fault);
            }
        }
    }

    private String[] question() {
        var question = new ArrayList<>(
                List.of("COUNT", Integer.toString(MOST_AT_ONCE), "BLOCK", Long.toString(BLOCK.toMillis()), "STREAMS"));
        question.addAll(streams);
        streams.forEach(stream ->
                question.add(reached.getOrDefault(stream, StreamId.ZERO).toString()));
        return question.toArray(String[]::new);
    }

    static List<StreamEntry> entries(@Nullable Object reply) {
        var entries = new ArrayList<StreamEntry>();
        try {
            for (var entry : reply instanceof List<?> list ? list : List.of()) {
                entries.add(StreamEntry.of(entry));
            }
            return entries;
        } catch (MalformedPacketException e) {
            throw new JedisException("Redis gives no entries", e);
        }
    }

    private static String text(@Nullable Object reply) {
        return reply instanceof byte[] bytes ? new String(bytes, UTF_8) : "";
    }
}

package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.applaud.socketio.Namespace;
import dev.applaud.socketio.cluster.Adapter;
import dev.applaud.socketio.cluster.LocalAdapter;
import dev.applaud.socketio.cluster.RoomCounts;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Protocol.Command;

/// This server's place among the Socket.IO servers, in Java and in Node.js, that share a Redis.
///
/// ```java
/// var cluster = new RedisCluster(RedisServer.at("localhost", 6379), ClusterOptions.DEFAULTS);
/// var io = new SocketIoServer(SocketIoOptions.builder().adapter(cluster::adapter).build());
/// ```
///
/// There are two connections, to a Redis Cluster two for each server that has slots, and one more in the streams
/// format; they are made in the background, and again as often as they are lost. Without them this server works on
/// alone. To be closed after the server.
public final class RedisCluster implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisCluster.class);

    /// Every server tells itself so often that it is there, which proves that both connections work.
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int UID_BYTES = 8;

    private final ClusterOptions options;
    private final WireValues values;
    private final String uid = newUid();
    private final String heartbeats;
    private final Publishers publishers;
    private final Subscribers subscribers;
    private final @Nullable StreamReader reader;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("redis-heartbeat").factory());
    private final List<ToldCounts> counts = new CopyOnWriteArrayList<>();
    private final List<Runnable> chores = new CopyOnWriteArrayList<>();
    private volatile long heardAt = System.nanoTime() - SILENCE.toNanos();

    /// Asks Redis what it is, which takes a few seconds at most.
    ///
    /// @throws UnsupportedRedisException if Redis can be reached, and is too old for the format
    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    public RedisCluster(RedisServer server, ClusterOptions options) {
        check(server, options);
        this.options = options;
        this.values = new WireValues(options.mapper());
        this.heartbeats = options.prefix() + "-alive#" + uid + "#";
        var watch = new SlotWatch(server);
        this.publishers = new Publishers(watch, options);
        this.subscribers = new Subscribers(watch, options, Subscription.channel(heartbeats), new Pulse(), SILENCE);
        this.reader = options.format() == AdapterFormat.STREAMS
                ? new StreamReader(key -> watch.slots().of(key), options, SILENCE)
                : null;
        timer.scheduleAtFixedRate(this::beat, 0, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        timer.scheduleAtFixedRate(this::tellCounts, 0, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        timer.scheduleAtFixedRate(this::doChores, 0, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void check(RedisServer server, ClusterOptions options) {
        switch (options.format()) {
            case CLASSIC -> {}
            case SHARDED -> check(server, Command.SPUBLISH, "7", "the sharded format needs");
            case STREAMS -> {
                check(server, Command.XADD, "5", "the streams format needs");
                if (options.streams().shardedPubSub()) {
                    check(server, Command.SPUBLISH, "7", "channels of one slot need");
                }
            }
        }
    }

    private static void check(RedisServer server, Command command, String since, String whatNeeds) {
        if (server.lacks(command)) {
            throw new UnsupportedRedisException(
                    "%s is older than Redis %s, and %s that".formatted(server, since, whatNeeds));
        }
    }

    /// No other server's, nor the name of a room.
    private static String newUid() {
        var bytes = new byte[UID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void beat() {
        publishers.disconnectIfStuck(SILENCE);
        var _ = publishers.send(
                MessageType.HEARTBEAT,
                Publication.on(heartbeats, Long.toString(System.nanoTime()).getBytes(US_ASCII)));
    }

    private void doChores() {
        for (var chore : chores) {
            try {
                chore.run();
            } catch (RuntimeException fault) {
                log.error("A namespace could not be tended", fault);
            }
        }
    }

    private void tellCounts() {
        for (var count : counts) {
            for (var message : count.next()) {
                var _ = publishers.send(MessageType.ROOM_COUNTS, message);
            }
        }
    }

    /// Only this server's own are on this channel, or somebody's mischief.
    private final class Pulse implements Subscriber.Listener {
        @Override
        public void subscribed() {
            beat();
        }

        @Override
        public void received(String channel, byte[] message) {
            try {
                long now = System.nanoTime();
                options.metrics().lag(now - Long.parseLong(new String(message, US_ASCII)));
                heardAt = now;
            } catch (NumberFormatException e) {
                options.metrics().malformed();
            }
        }
    }

    /// What [dev.applaud.socketio.SocketIoOptions] takes.
    public Adapter adapter(LocalAdapter local) {
        return new RedisAdapter(local, this);
    }

    /// How many sockets of that namespace are in its rooms at those other servers that call this too; from now on they
    /// hear it of this server, each second. Servers in Node.js do neither. To be called once for a namespace.
    public RoomCounts counts(Namespace namespace) {
        var told = new ToldCounts(namespace, uid, options);
        subscribers.subscribe(Map.of(told.channel(), told));
        counts.add(told);
        return told;
    }

    /// Whether Redis takes what is sent.
    public boolean isReachable() {
        return publishers.isConnected();
    }

    /// Whether everything is subscribed to, and this server has heard itself within the last 5 s; in the streams
    /// format, whether the streams are read too.
    public boolean isSubscribed() {
        return subscribers.isSubscribed()
                && System.nanoTime() - heardAt < SILENCE.toNanos()
                && (reader == null || reader.isReading());
    }

    /// Sends what waits, for a second at most, and leaves.
    @Override
    public void close() {
        timer.shutdownNow();
        subscribers.close();
        if (reader != null) {
            reader.close();
        }
        publishers.close();
    }

    // --- for the package ---------------------------------------------------------------------------------------

    ClusterOptions options() {
        return options;
    }

    Format format(String namespace, Format.Interests interests) {
        return Format.of(options, namespace, values, uid, interests);
    }

    String uid() {
        return uid;
    }

    Publishers publishers() {
        return publishers;
    }

    Subscribers subscribers() {
        return subscribers;
    }

    /// Whether what is sent to a stream comes back from it soon.
    boolean isStreaming() {
        return publishers.isConnected() && reader != null && reader.isReading();
    }

    WireValues values() {
        return values;
    }

    /// To be done each second.
    void addChore(Runnable chore) {
        chores.add(chore);
    }

    void removeChore(Runnable chore) {
        chores.remove(chore);
    }

    /// Null unless the format has streams.
    @Nullable
    StreamReader reader() {
        return reader;
    }
}

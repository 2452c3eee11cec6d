package dev.applaud.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/// Sends commands to Redis on a thread of its own, in the order in which they were given, many at a time. Whoever gives
/// one never waits: what is too much, or has waited too long for a Redis that is away, is dropped.
final class Publisher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long STALE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MAX_BATCH = 512;
    private static final int MAX_BATCH_BYTES = 256 << 10;

    /// What an entry costs beside its bytes.
    private static final int OVERHEAD = 200;

    private record Entry(MessageType type, Publication publication, CompletableFuture<Object> reply, long since) {
        int bytes() {
            int bytes = OVERHEAD;
            for (var argument : publication.arguments()) {
                bytes += argument.length;
            }
            return bytes;
        }
    }

    private final RedisServer server;
    private final ClusterOptions options;
    private final Thread thread;
    private final Object lock = new Object();

    /// Guarded by the lock, as what follows.
    private final Deque<Entry> queue = new ArrayDeque<>();

    private long queuedBytes;
    private boolean closed;

    private volatile @Nullable Connection connection;
    private volatile long busySince;

    Publisher(RedisServer server, ClusterOptions options) {
        this.server = server;
        this.options = options;
        this.thread = Thread.ofPlatform().daemon().name("redis-publisher").start(this::run);
    }

    // --- for any thread ----------------------------------------------------------------------------------------

    /// The result completes with Redis' reply, when it has the message; it fails if it was dropped.
    CompletableFuture<Object> send(MessageType type, Publication publication) {
        var entry = new Entry(type, publication, new CompletableFuture<>(), System.nanoTime());
        if (!offer(entry)) {
            drop(entry, "too much waits for Redis");
        }
        return entry.reply();
    }

    /// The number that is asked for.
    CompletableFuture<Integer> count(Publication question) {
        return send(MessageType.COUNT, question).thenApply(reply -> ((Long) ((List<?>) reply).get(1)).intValue());
    }

    private boolean offer(Entry entry) {
        synchronized (lock) {
            if (closed || queuedBytes + entry.bytes() > options.maxQueuedBytes()) {
                return false;
            }
            queuedBytes += entry.bytes();
            queue.add(entry);
            lock.notifyAll();
            return true;
        }
    }

    private void drop(Entry entry, String reason) {
        options.metrics().dropped(entry.type());
        entry.reply().completeExceptionally(new JedisException(reason));
    }

    /// Whether the connection was there when it was last used.
    boolean isConnected() {
        return connection != null;
    }

    /// Gives up a connection on which something has been on its way for that long.
    void disconnectIfStuck(Duration longest) {
        var stuck = connection;
        long since = busySince;
        if (stuck != null && since != 0 && System.nanoTime() - since > longest.toNanos()) {
            try {
                stuck.forceDisconnect();
            } catch (IOException e) {
                log.debug("Already gone", e);
            }
        }
    }

    /// Sends what waits, for a second at most.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        try {
            if (!thread.join(Duration.ofSeconds(1))) {
                disconnectIfStuck(Duration.ZERO);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // --- for its thread ----------------------------------------------------------------------------------------

    private void run() {
        var backoff = new Backoff();
        while (!isOver()) {
            try {
                serve(backoff);
            } catch (JedisException e) {
                log.debug("Redis at {} cannot be reached: {}", server, e.toString());
                pause(backoff);
            } catch (InterruptedException e) {
                break;
            }
        }
        dropAll();
    }

    private void serve(Backoff backoff) throws InterruptedException {
        try (var made = server.connect("applaud-publisher", PATIENCE)) {
            connection = made;
            backoff.reset();
            options.metrics().connected();
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                send(batch, made);
            }
        } finally {
            connection = null;
        }
    }

    private boolean isOver() {
        synchronized (lock) {
            return closed && (queue.isEmpty() || Thread.currentThread().isInterrupted());
        }
    }

    private void pause(Backoff backoff) {
        try {
            backoff.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for something to send; empty once closed.
    private List<Entry> next() throws InterruptedException {
        var batch = new ArrayList<Entry>();
        synchronized (lock) {
            while (queue.isEmpty() && !closed) {
                lock.wait();
            }
            int bytes = 0;
            while (!queue.isEmpty() && batch.size() < MAX_BATCH && bytes < MAX_BATCH_BYTES) {
                var entry = queue.remove();
                bytes += entry.bytes();
                batch.add(entry);
            }
            queuedBytes -= bytes;
        }
        return batch;
    }

    private void send(List<Entry> batch, Connection to) {
        long now = System.nanoTime();
        busySince = now;
        var fresh = new ArrayList<Entry>();
        for (var entry : batch) {
            if (now - entry.since() > STALE_NANOS) {
                drop(entry, "waited too long for Redis");
            } else {
                fresh.add(entry);
            }
        }
        try {
            fresh.forEach(entry -> to.sendCommand(
                    entry.publication().command(), entry.publication().arguments()));
            conclude(fresh, to.getMany(fresh.size()));
        } catch (RuntimeException e) {
            // Whether Redis has them is not known. Sent again, they might come twice.
            fresh.stream().filter(it -> !it.reply().isDone()).forEach(it -> drop(it, "the connection was lost"));
            throw e;
        } finally {
            busySince = 0;
        }
    }

    private void conclude(List<Entry> sent, List<Object> replies) {
        for (int i = 0; i < sent.size(); i++) {
            var entry = sent.get(i);
            if (replies.get(i) instanceof JedisException refused) {
                drop(entry, "Redis refused it: " + refused.getMessage());
            } else {
                options.metrics().sent(entry.type(), entry.bytes() - OVERHEAD);
                entry.reply().complete(replies.get(i));
            }
        }
    }

    private void dropAll() {
        synchronized (lock) {
            queue.forEach(entry -> drop(entry, "closed"));
            queue.clear();
        }
    }
}

package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/// The one connection on which this server hears others; it is made again as often as it is lost. Every listener is
/// called on its thread, in the order in which Redis sends.
///
/// Servers count each other by their subscriptions, so there must not be a second one.
final class Subscriber implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Subscriber.class);

    /// Hears of each message; must not block.
    interface Listener {
        void received(String channel, byte[] message);

        /// From now on nothing is missed; again after each loss of the connection.
        default void subscribed() {}
    }

    private final RedisServer server;
    private final ClusterOptions options;
    private final Subscription first;
    private final Duration silence;
    private final Map<Subscription, Listener> wanted = new ConcurrentHashMap<>();
    private final Set<Subscription> lasting = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile @Nullable Session session;
    private volatile boolean closed;

    /// @param first where something is heard more often than every `silence`; else the connection counts as lost
    Subscriber(RedisServer server, ClusterOptions options, Subscription first, Listener listener, Duration silence) {
        this.server = server;
        this.options = options;
        this.silence = silence;
        this.first = first;
        lasting.add(first);
        wanted.put(first, listener);
        this.thread = Thread.ofPlatform().daemon().name("redis-subscriber").start(this::run);
    }

    /// Returns at once; Redis hears of it soon.
    void subscribe(Map<Subscription, Listener> more) {
        lasting.addAll(more.keySet());
        subscribeForNow(more);
    }

    /// The same for what comes and goes: [#isSubscribed] does not ask for it.
    void subscribeForNow(Map<Subscription, Listener> more) {
        wanted.putAll(more);
        changed(more.keySet());
    }

    /// Nothing is heard any more when it returns, but what is being handled.
    void unsubscribe(Set<Subscription> less) {
        lasting.removeAll(less);
        wanted.keySet().removeAll(less);
        changed(less);
    }

    private void changed(Set<Subscription> some) {
        var current = session;
        if (current != null) {
            current.changed(some);
        }
    }

    /// Whether Redis has confirmed everything that is wanted to last.
    boolean isSubscribed() {
        var current = session;
        return current != null && current.confirmed.containsAll(lasting);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var current = session;
        if (current != null) {
            current.disconnect();
        }
    }

    // --- for its thread ----------------------------------------------------------------------------------------

    private void run() {
        var backoff = new Backoff();
        while (!closed) {
            try {
                listen(backoff);
            } catch (JedisException e) {
                log.debug("The subscription at {} is lost: {}", server, e.toString());
            }
            try {
                backoff.pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void listen(Backoff backoff) {
        try (var connection = server.connect("applaud-subscriber", silence)) {
            var made = new Session(connection, backoff);
            session = made;
            options.metrics().connected();
            made.changed(wanted.keySet());
            made.read();
        } finally {
            session = null;
        }
    }

    /// One connection, from the first subscription to its loss.
    private final class Session {
        private final RedisConnection connection;
        private final Backoff backoff;
        private final Set<Subscription> confirmed = ConcurrentHashMap.newKeySet();
        private final Set<Subscription> changed = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean reconciling = new AtomicBoolean();

        /// Guarded by this, as all that is written: two at once would mix their bytes.
        private final Set<Subscription> requested = new HashSet<>();

        Session(RedisConnection connection, Backoff backoff) {
            this.connection = connection;
            this.backoff = backoff;
        }

        /// Brings Redis in line with what is wanted, on a thread of its own.
        void changed(Set<Subscription> some) {
            changed.addAll(some);
            if (reconciling.compareAndSet(false, true)) {
                Thread.startVirtualThread(this::reconcileOrLeave);
            }
        }

        private void reconcileOrLeave() {
            try {
                reconcile();
            } catch (JedisException e) {
                disconnect();
            }
        }

        private synchronized void reconcile() {
            reconciling.set(false);
            for (var it = changed.iterator(); it.hasNext(); ) {
                var next = it.next();
                it.remove();
                if (!wanted.containsKey(next)) {
                    if (requested.remove(next)) {
                        connection.sendCommand(next.kind().unsubscribe(), next.bytes());
                    }
                } else if (requested.add(next)) {
                    connection.sendCommand(next.kind().subscribe(), next.bytes());
                }
            }
            connection.flush();
        }

        void disconnect() {
            try {
                connection.forceDisconnect();
            } catch (IOException e) {
                log.debug("Already gone", e);
            }
        }

        /// Until the connection is lost. With RESP2, all that comes is a list that begins with its kind.
        void read() {
            while (!closed) {
                var parts = (List<?>) connection.getUnflushedObject();
                var name = text(parts.get(1));
                switch (text(parts.getFirst())) {
                    case "message" -> tell(Subscription.channel(name), name, (byte[]) parts.get(2));
                    case "smessage" -> tell(Subscription.shard(name), name, (byte[]) parts.get(2));
                    case "pmessage" -> tell(Subscription.pattern(name), text(parts.get(2)), (byte[]) parts.get(3));
                    case "subscribe" -> confirm(Subscription.channel(name));
                    case "ssubscribe" -> confirm(Subscription.shard(name));
                    case "psubscribe" -> confirm(Subscription.pattern(name));
                    case "unsubscribe" -> confirmed.remove(Subscription.channel(name));
                    case "sunsubscribe" -> confirmed.remove(Subscription.shard(name));
                    case "punsubscribe" -> confirmed.remove(Subscription.pattern(name));
                    default -> log.debug("Redis sends {}", name);
                }
            }
        }

        private static String text(Object bytes) {
            return new String((byte[]) bytes, UTF_8);
        }

        private void confirm(Subscription subscription) {
            confirmed.add(subscription);
            var listener = wanted.get(subscription);
            if (listener != null) {
                listener.subscribed();
            }
            if (subscription.equals(first)) {
                backoff.reset();
            }
        }

        private void tell(Subscription subscription, String channel, byte[] message) {
            var listener = wanted.get(subscription);
            if (listener != null) {
                try {
                    listener.received(channel, message);
                } catch (RuntimeException fault) {
                    log.error("A message on {} could not be handled", channel, fault);
                }
            }
        }
    }
}

package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.Connection;
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

    /// A channel, or a pattern for several.
    record Subscription(String name, boolean isPattern) {
        byte[] bytes() {
            return name.getBytes(UTF_8);
        }
    }

    private final RedisServer server;
    private final ClusterOptions options;
    private final Subscription first;
    private final Duration silence;
    private final Map<Subscription, Listener> wanted = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile @Nullable Session session;
    private volatile boolean closed;

    /// @param channel where something is heard more often than every `silence`; else the connection counts as lost
    Subscriber(RedisServer server, ClusterOptions options, String channel, Listener listener, Duration silence) {
        this.server = server;
        this.options = options;
        this.silence = silence;
        this.first = new Subscription(channel, false);
        wanted.put(first, listener);
        this.thread = Thread.ofPlatform().daemon().name("redis-subscriber").start(this::run);
    }

    /// Returns at once; Redis hears of it soon.
    void subscribe(Map<Subscription, Listener> more) {
        wanted.putAll(more);
        reconcile();
    }

    /// Nothing is heard any more when it returns, but what is being handled.
    void unsubscribe(Set<Subscription> less) {
        wanted.keySet().removeAll(less);
        reconcile();
    }

    private void reconcile() {
        var current = session;
        if (current != null) {
            Thread.startVirtualThread(current::reconcileOrLeave);
        }
    }

    /// Whether Redis has confirmed everything that is wanted.
    boolean isSubscribed() {
        var current = session;
        return current != null && current.confirmed.containsAll(wanted.keySet());
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
            made.proceed(connection, first.bytes());
        } finally {
            session = null;
        }
    }

    /// One connection, from the first subscription to its loss.
    private final class Session extends BinaryJedisPubSub {
        private final Connection connection;
        private final Backoff backoff;
        private final Set<Subscription> confirmed = ConcurrentHashMap.newKeySet();

        /// Guarded by this, as all that is written: two at once would mix their bytes.
        private final Set<Subscription> requested = new HashSet<>(Set.of(first));

        Session(Connection connection, Backoff backoff) {
            this.connection = connection;
            this.backoff = backoff;
        }

        void reconcileOrLeave() {
            try {
                reconcileNow();
            } catch (JedisException e) {
                disconnect();
            }
        }

        private synchronized void reconcileNow() {
            if (!confirmed.contains(first)) {
                return; // the reader does it, once it may be written
            }
            for (var it : wanted.keySet()) {
                if (requested.add(it)) {
                    if (it.isPattern()) {
                        psubscribe(it.bytes());
                    } else {
                        subscribe(it.bytes());
                    }
                }
            }
            for (var it : Set.copyOf(requested)) {
                if (!wanted.containsKey(it)) {
                    requested.remove(it);
                    if (it.isPattern()) {
                        punsubscribe(it.bytes());
                    } else {
                        unsubscribe(it.bytes());
                    }
                }
            }
        }

        void disconnect() {
            try {
                connection.forceDisconnect();
            } catch (IOException e) {
                log.debug("Already gone", e);
            }
        }

        @Override
        public void onSubscribe(byte[] channel, int count) {
            confirm(new Subscription(new String(channel, UTF_8), false));
        }

        @Override
        public void onPSubscribe(byte[] pattern, int count) {
            confirm(new Subscription(new String(pattern, UTF_8), true));
        }

        private void confirm(Subscription subscription) {
            confirmed.add(subscription);
            var listener = wanted.get(subscription);
            if (listener != null) {
                listener.subscribed();
            }
            if (subscription.equals(first)) {
                backoff.reset();
                reconcileNow();
            }
        }

        @Override
        public void onUnsubscribe(byte[] channel, int count) {
            confirmed.remove(new Subscription(new String(channel, UTF_8), false));
        }

        @Override
        public void onPUnsubscribe(byte[] pattern, int count) {
            confirmed.remove(new Subscription(new String(pattern, UTF_8), true));
        }

        @Override
        public void onMessage(byte[] channel, byte[] message) {
            var name = new String(channel, UTF_8);
            tell(new Subscription(name, false), name, message);
        }

        @Override
        public void onPMessage(byte[] pattern, byte[] channel, byte[] message) {
            tell(new Subscription(new String(pattern, UTF_8), true), new String(channel, UTF_8), message);
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

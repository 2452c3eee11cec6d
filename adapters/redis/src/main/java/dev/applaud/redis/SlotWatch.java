package dev.applaud.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// Asks each second which server has which slot, unless Redis is alone.
final class SlotWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlotWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 1_000;

    private final RedisServer first;
    private final List<Consumer<Slots>> listeners = new ArrayList<>();
    private final Thread thread = Thread.ofVirtual().name("redis-slots").unstarted(this::watch);
    private volatile Slots slots;

    /// Asks once before it returns; until somebody answers, the first server has all.
    SlotWatch(RedisServer first) {
        this.first = first;
        this.slots = Slots.allOf(first);
        if (look()) {
            thread.start();
        }
    }

    Slots slots() {
        return slots;
    }

    /// Tells it where they are now, and whenever that has changed, one after the other.
    synchronized void listen(Consumer<Slots> listener) {
        listeners.add(listener);
        listener.accept(slots);
    }

    private synchronized void tell() {
        listeners.forEach(it -> it.accept(slots));
    }

    private void watch() {
        try {
            for (boolean mayChange = true; mayChange; ) {
                Thread.sleep(PAUSE_MILLIS);
                var before = slots;
                mayChange = look();
                if (!slots.equals(before)) {
                    log.info("Slots are at {}", slots.servers());
                    tell();
                }
            }
        } catch (InterruptedException e) {
            log.debug("Closed", e);
        }
    }

    /// Whether it is worth asking again.
    private boolean look() {
        var servers = new LinkedHashSet<>(slots.servers());
        servers.add(first);
        for (var server : servers) {
            try (var connection = server.connect("applaud-slots", PATIENCE)) {
                connection.sendCommand(Command.CLUSTER, "SLOTS");
                slots = Slots.read((List<?>) connection.getOne(), server);
                return true;
            } catch (JedisDataException e) {
                log.debug("{} does not tell of slots: {}", server, e.toString());
                return String.valueOf(e.getMessage()).startsWith("LOADING");
            } catch (JedisException e) {
                log.debug("{} cannot be asked for slots: {}", server, e.toString());
            }
        }
        return true;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

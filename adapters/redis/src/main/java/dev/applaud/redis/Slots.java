package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.util.JedisClusterCRC16;

/// Which server of a Redis Cluster has which slot, and thereby which keys and channels. A Redis that is alone has all.
///
/// @param firsts the server of each run of slots, by the first of them
record Slots(NavigableMap<Integer, RedisServer> firsts) {
    static Slots allOf(RedisServer server) {
        return new Slots(new TreeMap<>(Map.of(0, server)));
    }

    /// Of the reply to `CLUSTER SLOTS`: each run's first and last slot, its server, and those that copy it.
    ///
    /// @param asked whose reply it is; a server that does not know its own address leaves it out
    static Slots read(List<?> reply, RedisServer asked) {
        var firsts = new TreeMap<Integer, RedisServer>();
        for (var run : reply) {
            var parts = (List<?>) run;
            var server = (List<?>) parts.get(2);
            var host = server.get(0) instanceof byte[] address ? new String(address, UTF_8) : "";
            int port = ((Long) server.get(1)).intValue();
            firsts.put(((Long) parts.get(0)).intValue(), asked.elsewhere(host.isEmpty() ? asked.host() : host, port));
        }
        return firsts.isEmpty() ? allOf(asked) : new Slots(firsts);
    }

    Set<RedisServer> servers() {
        return new LinkedHashSet<>(firsts.values());
    }

    /// The one to ask about a key or channel. A slot that nobody has counts as one of the run before it.
    ///
    /// @param name null for what each server can do; always the same one does it, to keep the order
    RedisServer of(byte @Nullable [] name) {
        var run = name == null || firsts.size() == 1 ? null : firsts.floorEntry(JedisClusterCRC16.getSlot(name));
        return run == null ? requireNonNull(firsts.firstEntry()).getValue() : run.getValue();
    }
}

package dev.applaud.redis;

import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/// One on which commands may be sent by one thread while another reads.
final class RedisConnection extends Connection {
    RedisConnection(HostAndPort server, JedisClientConfig config) {
        super(server, config);
    }

    /// For whoever sends without reading: what was sent leaves now.
    @Override
    public void flush() {
        super.flush();
    }
}

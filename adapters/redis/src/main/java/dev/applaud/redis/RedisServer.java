package dev.applaud.redis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/// Where Redis is, and who logs in there.
///
/// @param user null for the default one
/// @param password null where none is asked for
public record RedisServer(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        boolean tls) {
    private static final int CONNECT_MILLIS = 2_000;

    public static RedisServer at(String host, int port) {
        return new RedisServer(host, port, null, null, false);
    }

    /// Another one, with the same login.
    RedisServer elsewhere(String otherHost, int otherPort) {
        return new RedisServer(otherHost, otherPort, user, password, tls);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }

    /// @param silence how long a reply, or a message where there is a subscription, may take
    RedisConnection connect(String name, Duration silence) {
        var config = DefaultJedisClientConfig.builder()
                .resp2() // pushes of RESP3 get mixed up with the replies to what is sent meanwhile
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis((int) silence.toMillis())
                .blockingSocketTimeoutMillis((int) silence.toMillis())
                .clientName(name)
                .user(user)
                .password(password)
                .sslOptions(tls ? SslOptions.defaults() : null)
                .build();
        return new RedisConnection(new HostAndPort(host, port), config);
    }

    /// Whether the server lacks a command. One that cannot be reached is not said to.
    boolean lacks(Command command) {
        try (var connection = connect("applaud", Duration.ofMillis(CONNECT_MILLIS))) {
            connection.sendCommand(Command.COMMAND, "INFO", command.name());
            return connection.getObjectMultiBulkReply().getFirst() == null;
        } catch (JedisException e) {
            return false;
        }
    }
}

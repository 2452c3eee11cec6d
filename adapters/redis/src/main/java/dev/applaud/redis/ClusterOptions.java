package dev.applaud.redis;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;

/// How servers talk to each other over Redis.
///
/// @param format that of all servers and emitters on this Redis
/// @param subscriptionMode which rooms have channels of their own, in the sharded format
/// @param streams where messages are kept, in the streams format
/// @param prefix begins the names of all channels; `socket.io` is that of Node's servers and emitters
/// @param requestsTimeout how long to wait for what other servers answer; 10 ms to 1 h, Node's being 5 s
/// @param maxQueuedBytes how much may wait for a Redis that is slow or away before what comes next is dropped; from
///     64 KiB
/// @param mapper writes what is sent
/// @param metrics told what happens
public record ClusterOptions(
        AdapterFormat format,
        SubscriptionMode subscriptionMode,
        StreamOptions streams,
        String prefix,
        Duration requestsTimeout,
        long maxQueuedBytes,
        ObjectMapper mapper,
        RedisMetrics metrics) {
    public static final ClusterOptions DEFAULTS = new ClusterOptions(
            AdapterFormat.CLASSIC,
            SubscriptionMode.DYNAMIC,
            StreamOptions.DEFAULTS,
            "socket.io",
            Duration.ofSeconds(5),
            16 << 20,
            new JsonMapper(),
            RedisMetrics.NONE);

    public ClusterOptions {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("prefix must not be empty");
        }
        if (requestsTimeout.toMillis() < 10 || requestsTimeout.toHours() > 1) {
            throw new IllegalArgumentException("requestsTimeout must be between 10 ms and 1 h: " + requestsTimeout);
        }
        if (maxQueuedBytes < 64 << 10) {
            throw new IllegalArgumentException("maxQueuedBytes must be at least 64 KiB: " + maxQueuedBytes);
        }
    }

    public ClusterOptions format(AdapterFormat chosen) {
        return new ClusterOptions(
                chosen, subscriptionMode, streams, prefix, requestsTimeout, maxQueuedBytes, mapper, metrics);
    }

    public ClusterOptions subscriptionMode(SubscriptionMode mode) {
        return new ClusterOptions(format, mode, streams, prefix, requestsTimeout, maxQueuedBytes, mapper, metrics);
    }

    public ClusterOptions streams(StreamOptions kept) {
        return new ClusterOptions(
                format, subscriptionMode, kept, prefix, requestsTimeout, maxQueuedBytes, mapper, metrics);
    }

    public ClusterOptions prefix(String first) {
        return new ClusterOptions(
                format, subscriptionMode, streams, first, requestsTimeout, maxQueuedBytes, mapper, metrics);
    }

    public ClusterOptions requestsTimeout(Duration longest) {
        return new ClusterOptions(format, subscriptionMode, streams, prefix, longest, maxQueuedBytes, mapper, metrics);
    }

    public ClusterOptions maxQueuedBytes(long most) {
        return new ClusterOptions(format, subscriptionMode, streams, prefix, requestsTimeout, most, mapper, metrics);
    }

    public ClusterOptions metrics(RedisMetrics told) {
        return new ClusterOptions(
                format, subscriptionMode, streams, prefix, requestsTimeout, maxQueuedBytes, mapper, told);
    }
}

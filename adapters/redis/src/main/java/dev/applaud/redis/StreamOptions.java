package dev.applaud.redis;

import java.util.ArrayList;
import java.util.List;

/// The streams of the streams format; all servers and emitters must have the same name and count.
///
/// @param name the key of the stream; with several, what their keys begin with
/// @param count over how many streams the namespaces are spread: 1 to 100. Node's servers never read the streams that
///     some namespaces fall to if there are several, so it is 1 wherever there is one of those; and on a Redis Cluster
///     of several servers, as one question is asked for all streams
/// @param maxLength about how many entries are kept in each stream, for servers that were away from Redis; from 100
/// @param shardedPubSub whether requests and their responses, which no stream keeps, go over channels of one slot, for
///     Redis 7 and newer
public record StreamOptions(String name, int count, int maxLength, boolean shardedPubSub) {
    public static final StreamOptions DEFAULTS = new StreamOptions("socket.io", 1, 10_000, false);

    public StreamOptions {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name must not be empty");
        }
        if (count < 1 || count > 100) {
            throw new IllegalArgumentException("count must be between 1 and 100: " + count);
        }
        if (maxLength < 100) {
            throw new IllegalArgumentException("maxLength must be at least 100: " + maxLength);
        }
    }

    public StreamOptions name(String key) {
        return new StreamOptions(key, count, maxLength, shardedPubSub);
    }

    public StreamOptions count(int streams) {
        return new StreamOptions(name, streams, maxLength, shardedPubSub);
    }

    public StreamOptions maxLength(int entries) {
        return new StreamOptions(name, count, entries, shardedPubSub);
    }

    public StreamOptions shardedPubSub(boolean sharded) {
        return new StreamOptions(name, count, maxLength, sharded);
    }

    /// The key of a namespace's stream. As in Node, the number of one of several may be negative.
    String of(String namespace) {
        return count == 1 ? name : name + "-" + namespace.hashCode() % count;
    }

    /// All keys that [#of] may give.
    List<String> all() {
        if (count == 1) {
            return List.of(name);
        }
        var all = new ArrayList<String>();
        for (int i = 1 - count; i < count; i++) {
            all.add(name + "-" + i);
        }
        return all;
    }
}

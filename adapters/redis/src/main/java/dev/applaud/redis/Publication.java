package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/// One command for Redis that brings a message under way, or asks something.
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Publication(Command command, byte[]... arguments) {
    private static final String OF_A_SHARD = "SHARDNUMSUB";

    static Publication on(String channel, byte[] message) {
        return new Publication(Command.PUBLISH, channel.getBytes(UTF_8), message);
    }

    /// For those who have subscribed to a channel of one slot.
    static Publication onShard(String channel, byte[] message) {
        return new Publication(Command.SPUBLISH, channel.getBytes(UTF_8), message);
    }

    /// Adds to a stream, which then keeps about so many of its latest entries.
    static Publication entry(String stream, int maxLength, Map<String, byte[]> fields) {
        var arguments = new ArrayList<byte[]>();
        for (var text : List.of(stream, "MAXLEN", "~", Integer.toString(maxLength), "*")) {
            arguments.add(text.getBytes(UTF_8));
        }
        fields.forEach((name, value) -> {
            arguments.add(name.getBytes(UTF_8));
            arguments.add(value);
        });
        return new Publication(Command.XADD, arguments.toArray(byte[][]::new));
    }

    /// Asks how many connections have subscribed to the channel by its name; see [Publishers#count].
    static Publication subscribersOf(String channel) {
        return new Publication(Command.PUBSUB, "NUMSUB".getBytes(UTF_8), channel.getBytes(UTF_8));
    }

    /// The same for a channel of one slot.
    static Publication shardSubscribersOf(String channel) {
        return new Publication(Command.PUBSUB, OF_A_SHARD.getBytes(UTF_8), channel.getBytes(UTF_8));
    }

    /// The key or channel whose slot says which server of a Redis Cluster must have it; null if any will do.
    byte @Nullable [] key() {
        return switch (command) {
            case PUBLISH -> null;
            case PUBSUB -> OF_A_SHARD.equals(new String(arguments[0], UTF_8)) ? arguments[1] : null;
            default -> arguments[0];
        };
    }
}

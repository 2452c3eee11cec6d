package dev.applaud.redis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// That of Node's sharded adapter: one channel for all servers, one for each server, and, as the mode says, one for
/// each room, all of them for `SPUBLISH`.
final class ShardedFormat implements Format {
    private final Channels channels;
    private final SubscriptionMode mode;
    private final NumberedMessages messages;
    private final Interests interests;
    private final String uid;

    ShardedFormat(Channels channels, SubscriptionMode mode, WireValues values, String uid, Interests interests) {
        this.channels = channels;
        this.mode = mode;
        this.messages = new NumberedMessages(values, channels.namespace(), interests);
        this.interests = interests;
        this.uid = uid;
    }

    // --- writing -----------------------------------------------------------------------------------------------

    @Override
    public Publication write(Message message, @Nullable String to) {
        return Publication.onShard(channel(message, to), bytes(messages.wrapped(message, uid)));
    }

    private byte[] bytes(JsonNode message) {
        return NumberedMessages.hasBinary(message) ? messages.msgpack(message) : WireValues.bytes(message);
    }

    private String channel(Message message, @Nullable String to) {
        if (message instanceof Message.Broadcast(var _, var options)
                && options.rooms().size() == 1) {
            var room = options.rooms().iterator().next();
            return mode.separates(room) ? channels.of(room) : channels.all();
        }
        return message instanceof Message.Response && to != null ? channels.of(to) : channels.all();
    }

    @Override
    public Publication countServers() {
        return Publication.shardSubscribersOf(channels.all());
    }

    // --- reading -----------------------------------------------------------------------------------------------

    @Override
    public Map<Subscription, Reading> subscriptions() {
        return Map.of(
                Subscription.shard(channels.all()), (_, message) -> read(message),
                Subscription.shard(channels.of(uid)), (_, message) -> read(message));
    }

    @Override
    public boolean separatesRooms() {
        return mode != SubscriptionMode.STATIC;
    }

    /// For a room that everybody has left, something may still come for a while.
    @Override
    public Map<Subscription, Reading> subscriptionsTo(String room) {
        return mode.separates(room)
                ? Map.of(
                        Subscription.shard(channels.of(room)),
                        (_, message) -> interests.hasRoom(room) ? read(message) : Optional.empty())
                : Map.of();
    }

    private Optional<Received> read(byte[] message) throws MalformedPacketException {
        return messages.read(message, uid);
    }
}

package dev.applaud.redis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// That of Node's sharded adapter: one channel for all servers, one for each server, and, as the mode says, one for
/// each room, all of them for `SPUBLISH`.
final class ShardedFormat implements Format {
    private final Channels channels;
    private final SubscriptionMode mode;
    private final WireValues values;
    private final NumberedMessages messages;
    private final Interests interests;
    private final String uid;

    ShardedFormat(Channels channels, SubscriptionMode mode, WireValues values, String uid, Interests interests) {
        this.channels = channels;
        this.mode = mode;
        this.values = values;
        this.messages = new NumberedMessages(values, channels.namespace(), interests);
        this.interests = interests;
        this.uid = uid;
    }

    // --- writing -----------------------------------------------------------------------------------------------

    @Override
    public Publication write(Message message, @Nullable String to) {
        var wrapped = JsonNodeFactory.instance
                .objectNode()
                .put("type", NumberedMessages.type(message))
                .<ObjectNode>set("data", messages.data(message))
                .put("uid", uid)
                .put("nsp", channels.namespace());
        return Publication.onShard(channel(message, to), bytes(wrapped));
    }

    private byte[] bytes(JsonNode message) {
        return NumberedMessages.hasBinary(message)
                ? WireValues.msgpack(packer -> values.write(message, packer))
                : WireValues.bytes(message);
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
        var fields = Fields.read(message);
        var from = fields.text("uid");
        if (from.equals(uid) || !channels.namespace().equals(fields.text("nsp"))) {
            return Optional.empty();
        }
        return Optional.ofNullable(messages.read(fields.number("type"), fields.objectIfAny("data")))
                .map(it -> new Received(from, it));
    }
}

package dev.applaud.redis;

import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// That of Node's first adapter for Redis, and of its emitter: broadcasts, requests and responses go over channels of
/// their own.
final class ClassicFormat implements Format {
    private final Channels channels;
    private final ClassicWriter writer;
    private final ClassicReader reader;
    private final Interests interests;
    private final String uid;

    ClassicFormat(Channels channels, WireValues values, String uid, Interests interests) {
        this.channels = channels;
        this.writer = new ClassicWriter(values, uid);
        this.reader = new ClassicReader(channels.namespace(), uid, interests);
        this.interests = interests;
        this.uid = uid;
    }

    @Override
    public Publication write(Message message, @Nullable String to) {
        return Publication.on(channel(message, to), writer.write(message));
    }

    private String channel(Message message, @Nullable String to) {
        return switch (message) {
            case Message.Broadcast(var _, var options) -> channels.broadcast(options.rooms());
            // Node's servers await answers to what they emitted on the common channel only.
            case Message.Answer _ -> channels.responses();
            case Message.Response _ -> to == null ? channels.responses() : channels.responsesTo(to);
            case Message.Join _,
                    Message.Leave _,
                    Message.Disconnect _,
                    Message.Fetch _,
                    Message.ListRooms _,
                    Message.ServerSideEmit _,
                    Message.BroadcastWithAck _ -> channels.requests();
        };
    }

    @Override
    public Publication countServers() {
        return Publication.subscribersOf(channels.requests());
    }

    @Override
    public Map<Subscription, Reading> subscriptions() {
        return Map.of(
                Subscription.pattern(channels.pattern()), this::broadcast,
                Subscription.channel(channels.requests()), (_, message) -> reader.request(message),
                Subscription.channel(channels.responses()), (_, message) -> reader.response(message),
                Subscription.channel(channels.responsesTo(uid)), (_, message) -> reader.response(message));
    }

    /// A room that has nobody here need not be read.
    private Optional<Received> broadcast(String channel, byte[] message) throws MalformedPacketException {
        var room = channels.roomOf(channel);
        return room.isEmpty() || interests.hasRoom(room) ? reader.broadcast(message) : Optional.empty();
    }
}

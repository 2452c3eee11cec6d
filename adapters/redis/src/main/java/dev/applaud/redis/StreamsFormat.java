package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.applaud.socketio.cluster.StoredEvent;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// That of Node's streams adapter: what changes something is an entry in a stream, where a server that was away finds
/// it afterwards. Questions and answers, which are of no use later, go over one channel for all servers and one for
/// each, always as MessagePack.
final class StreamsFormat implements Format {
    /// When a server has sent an entry, by its own clock; other servers do not look at it.
    private static final String SENT = "sent";

    private final Channels channels;
    private final StreamOptions options;
    private final NumberedMessages messages;
    private final String uid;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    StreamsFormat(Channels channels, StreamOptions options, WireValues values, String uid, Interests interests) {
        this.channels = channels;
        this.options = options;
        this.messages = new NumberedMessages(values, channels.namespace(), interests);
        this.uid = uid;
    }

    // --- writing -----------------------------------------------------------------------------------------------

    @Override
    public Publication write(Message message, @Nullable String to) {
        return switch (message) {
            case Message.Response response -> published(to == null ? channels.all() : channels.of(to), response);
            case Message.BroadcastWithAck _, Message.Fetch _, Message.ServerSideEmit _, Message.ListRooms _ ->
                published(channels.all(), message);
            case Message.Broadcast _, Message.Join _, Message.Leave _, Message.Disconnect _ -> entry(message, now());
        };
    }

    private Publication published(String channel, Message message) {
        var bytes = messages.msgpack(messages.wrapped(message, uid));
        return options.shardedPubSub() ? Publication.onShard(channel, bytes) : Publication.on(channel, bytes);
    }

    /// @param sent as of [#now]
    Publication entry(Message message, long sent) {
        var fields = new LinkedHashMap<String, byte[]>();
        fields.put("uid", uid.getBytes(UTF_8));
        fields.put("nsp", channels.namespace().getBytes(UTF_8));
        fields.put("type", Integer.toString(NumberedMessages.type(message)).getBytes(UTF_8));
        fields.put("data", data(message));
        if (!uid.equals(EMITTER)) {
            fields.put(SENT, Long.toString(sent).getBytes(UTF_8));
        }
        return Publication.entry(stream(), options.maxLength(), fields);
    }

    private byte[] data(Message message) {
        var data = messages.data(message);
        return NumberedMessages.hasBinary(data)
                ? Base64.getEncoder().encode(messages.msgpack(data))
                : WireValues.bytes(data);
    }

    /// By [System#nanoTime], but never the same twice.
    long now() {
        return last.accumulateAndGet(System.nanoTime(), (before, now) -> Math.max(before + 1, now));
    }

    @Override
    public Publication countServers() {
        return options.shardedPubSub()
                ? Publication.shardSubscribersOf(channels.all())
                : Publication.subscribersOf(channels.all());
    }

    // --- reading -----------------------------------------------------------------------------------------------

    /// The key of the namespace's stream.
    String stream() {
        return options.of(channels.namespace());
    }

    @Override
    public Map<Subscription, Reading> subscriptions() {
        return Map.of(
                subscription(channels.all()), (_, message) -> messages.read(message, uid),
                subscription(channels.of(uid)), (_, message) -> messages.read(message, uid));
    }

    private Subscription subscription(String channel) {
        return options.shardedPubSub() ? Subscription.shard(channel) : Subscription.channel(channel);
    }

    /// Whether this server has sent the entry.
    boolean isOwn(StreamEntry entry) {
        return uid.equals(entry.field("uid"));
    }

    /// When that was, as of [#now].
    static long sent(StreamEntry own) throws MalformedPacketException {
        try {
            return Long.parseLong(text(own, SENT));
        } catch (NumberFormatException e) {
            throw new MalformedPacketException("No time at which it was sent", e);
        }
    }

    /// Empty if it is of a kind that is not known, or a response to no request of ours.
    Optional<Received> read(StreamEntry entry) throws MalformedPacketException {
        var from = text(entry, "uid");
        return Optional.ofNullable(messages.read(type(entry), data(entry))).map(it -> new Received(from, it));
    }

    /// The event of an entry that clients may have missed: a broadcast that is not volatile, and has no
    /// acknowledgement.
    Optional<StoredEvent> stored(StreamEntry entry) throws MalformedPacketException {
        if (!channels.namespace().equals(entry.field("nsp")) || type(entry) != NumberedMessages.BROADCAST) {
            return Optional.empty();
        }
        return read(entry)
                .map(it -> it.message() instanceof Message.Broadcast(var event, var to) && !to.volatile_()
                        ? new StoredEvent(entry.id().position(), event, to)
                        : null);
    }

    private static String text(StreamEntry entry, String name) throws MalformedPacketException {
        var text = entry.field(name);
        if (text == null) {
            throw new MalformedPacketException("No text: " + name);
        }
        return text;
    }

    private static int type(StreamEntry entry) throws MalformedPacketException {
        try {
            return Integer.parseInt(text(entry, "type"));
        } catch (NumberFormatException e) {
            throw new MalformedPacketException("No type", e);
        }
    }

    private static Fields data(StreamEntry entry) throws MalformedPacketException {
        var data = entry.field("data");
        if (data == null) {
            return new Fields(Map.of());
        }
        try {
            return Fields.read(
                    data.startsWith("{")
                            ? data.getBytes(UTF_8)
                            : Base64.getDecoder().decode(data));
        } catch (IllegalArgumentException e) {
            throw new MalformedPacketException("Neither JSON nor Base64", e);
        }
    }
}

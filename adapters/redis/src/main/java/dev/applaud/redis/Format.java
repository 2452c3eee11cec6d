package dev.applaud.redis;

import dev.applaud.socketio.protocol.MalformedPacketException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// In which notation, and over which channels, the servers and emitters of one namespace talk to each other.
/// Thread-safe.
interface Format {
    /// The one of the options.
    ///
    /// @param uid whose the messages are, and whose are passed over: this server's own, or [#EMITTER]
    static Format of(ClusterOptions options, String namespace, WireValues values, String uid, Interests interests) {
        var channels = new Channels(options.prefix(), namespace);
        return switch (options.format()) {
            case CLASSIC -> new ClassicFormat(channels, values, uid, interests);
            case SHARDED -> new ShardedFormat(channels, options.subscriptionMode(), values, uid, interests);
            case STREAMS -> new StreamsFormat(channels, options.streams(), values, uid, interests);
        };
    }

    /// The uid of all who only send.
    String EMITTER = "emitter";

    /// @param to the uid of whoever asked, if the message is a response
    /// @throws IllegalArgumentException if a value cannot be written
    Publication write(Message message, @Nullable String to);

    /// Asks how many servers listen; see [Publishers#count].
    Publication countServers();

    /// What every server listens to, and how that is read.
    Map<Subscription, Reading> subscriptions();

    /// Whether rooms have channels of their own, which only those servers listen to that have somebody there.
    default boolean separatesRooms() {
        return false;
    }

    /// What a server listens to besides that has somebody in this room; empty if the room has no channel of its own.
    default Map<Subscription, Reading> subscriptionsTo(String room) {
        return Map.of();
    }

    /// Reads what somebody has sent, and trusts none of it.
    interface Reading {
        /// Empty if it is this server's own, or does not concern it, or is of a kind that is not known.
        Optional<Received> read(String channel, byte[] message) throws MalformedPacketException;
    }

    /// @param from the uid of whoever sent it
    record Received(@Nullable String from, Message message) {}

    /// What this server wants to hear, which spares it reading the rest.
    interface Interests {
        /// Of an emitter, which listens to nothing.
        Interests NONE = new Interests() {
            @Override
            public boolean hasRoom(String room) {
                return false;
            }

            @Override
            public boolean asked(String request) {
                return false;
            }
        };

        /// Whether anybody is in that room here.
        boolean hasRoom(String room);

        /// Whether that request is one of ours, and still open.
        boolean asked(String request);
    }
}

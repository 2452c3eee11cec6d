package dev.applaud.redis;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.cluster.SocketDetails;
import dev.applaud.socketio.protocol.Packet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What servers tell each other, whatever it looks like on the wire.
sealed interface Message {
    MessageType type();

    record Broadcast(Packet.Event event, BroadcastOptions to) implements Message {
        @Override
        public MessageType type() {
            return MessageType.BROADCAST;
        }
    }

    record Join(BroadcastOptions of, Set<String> rooms) implements Message {
        @Override
        public MessageType type() {
            return MessageType.JOIN;
        }
    }

    record Leave(BroadcastOptions of, Set<String> rooms) implements Message {
        @Override
        public MessageType type() {
            return MessageType.LEAVE;
        }
    }

    record Disconnect(BroadcastOptions of, boolean close) implements Message {
        @Override
        public MessageType type() {
            return MessageType.DISCONNECT;
        }
    }

    record Fetch(String request, BroadcastOptions of) implements Message {
        @Override
        public MessageType type() {
            return MessageType.FETCH;
        }
    }

    record ListRooms(String request) implements Message {
        @Override
        public MessageType type() {
            return MessageType.LIST_ROOMS;
        }
    }

    /// `request` is null if no answer is wanted.
    record ServerSideEmit(@Nullable String request, String event, List<@Nullable Object> args) implements Message {
        @Override
        public MessageType type() {
            return MessageType.SERVER_SIDE_EMIT;
        }
    }

    record BroadcastWithAck(String request, Packet.Event event, BroadcastOptions to) implements Message {
        @Override
        public MessageType type() {
            return MessageType.BROADCAST_WITH_ACK;
        }
    }

    /// Answers the request of that id.
    sealed interface Response extends Message {
        String request();

        @Override
        default MessageType type() {
            return MessageType.RESPONSE;
        }
    }

    record Sockets(String request, List<SocketDetails> sockets) implements Response {}

    record RoomNames(String request, Set<String> rooms) implements Response {}

    /// To [ServerSideEmit].
    record Answer(String request, @Nullable Object value) implements Response {}

    /// To [BroadcastWithAck], once.
    record ClientCount(String request, int count) implements Response {}

    /// To [BroadcastWithAck], once for each client.
    record ClientAck(String request, @Nullable Object value) implements Response {}
}

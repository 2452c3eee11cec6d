package dev.applaud.socketio.cluster;

import dev.applaud.socketio.protocol.Packet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What linked servers tell each other.
sealed interface Message {
    record Broadcast(Packet.Event event, BroadcastOptions options) implements Message {}

    record BroadcastWithAck(int request, Packet.Event event, BroadcastOptions options) implements Message {}

    record ClientCount(int request, int count) implements Message {}

    record ClientAck(int request, @Nullable Object value) implements Message {}

    record Join(BroadcastOptions options, Set<String> rooms) implements Message {}

    record Leave(BroadcastOptions options, Set<String> rooms) implements Message {}

    record Disconnect(BroadcastOptions options, boolean close) implements Message {}

    record Fetch(int request, BroadcastOptions options) implements Message {}

    record Sockets(int request, List<SocketDetails> sockets) implements Message {}

    record ServerSideEmit(@Nullable Integer request, String event, List<@Nullable Object> args) implements Message {}

    record Answer(int request, @Nullable Object value) implements Message {}
}

package dev.applaud.socketio;

import dev.applaud.socketio.cluster.SocketDetails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A socket of this or another server: what was known of it when it was fetched, and a way to reach it. Whatever is
/// done to it is passed over silently if it is gone meanwhile.
public final class RemoteSocket {
    private final SocketDetails details;
    private final BroadcastOperator operator;

    RemoteSocket(SocketDetails details, BroadcastOperator everybody) {
        this.details = details;
        this.operator = everybody.to(details.id());
    }

    public String id() {
        return details.id();
    }

    public Handshake handshake() {
        return details.handshake();
    }

    /// Its own id among them.
    public Set<String> rooms() {
        return details.rooms();
    }

    /// A copy; to change it has no effect on the socket.
    public Map<String, @Nullable Object> data() {
        return details.data();
    }

    /// As [BroadcastOperator#emit].
    public void emit(String event, @Nullable Object... args) {
        operator.emit(event, args);
    }

    /// The first argument of its acknowledgement. Fails with a [java.util.concurrent.TimeoutException] if it does not
    /// answer in time, and with a [SocketDisconnectedException] if it is gone.
    public CompletableFuture<@Nullable Object> emitWithAck(String event, Duration timeout, @Nullable Object... args) {
        return operator.emitWithAck(event, timeout, args).thenApply(RemoteSocket::single);
    }

    private static @Nullable Object single(List<@Nullable Object> responses) {
        if (responses.isEmpty()) {
            throw new SocketDisconnectedException();
        }
        return responses.getFirst();
    }

    public void join(String... rooms) {
        operator.socketsJoin(rooms);
    }

    public void leave(String... rooms) {
        operator.socketsLeave(rooms);
    }

    /// As [Socket#disconnect].
    public void disconnect(boolean close) {
        operator.disconnectSockets(close);
    }
}

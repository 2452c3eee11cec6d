package dev.applaud.socketio;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.protocol.Packet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Sends to one socket in a certain way. Immutable: each call gives a new operator, so one may be kept and shared.
public final class SocketOperator {
    private final Socket socket;
    private final BroadcastOptions options;

    SocketOperator(Socket socket, BroadcastOptions options) {
        this.socket = socket;
        this.options = options;
    }

    /// Drops the event if the client cannot take it at once.
    public SocketOperator volatile_() {
        return new SocketOperator(socket, options.onlyIfWritable());
    }

    /// Says whether the event may be compressed.
    public SocketOperator compress(boolean compress) {
        return new SocketOperator(socket, options.compress(compress));
    }

    /// As [Socket#emit].
    public void emit(String event, @Nullable Object... args) {
        adapter().emit(socket, packet(event, args), options);
    }

    /// As [Socket#emitWithAck].
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, Duration timeout, @Nullable Object... args) {
        return adapter().emitWithAck(socket, packet(event, args), options.timeout(timeout));
    }

    private Packet.Event packet(String event, @Nullable Object[] args) {
        return socket.namespace().event(event, Arrays.asList(args));
    }

    private InMemoryAdapter adapter() {
        return socket.namespace().inMemory();
    }
}

package dev.applaud.socketio;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Whatever one can send from to many sockets: all of a namespace, or some of them. Any thread may call any method.
public interface Broadcaster {
    /// Everybody in the namespace.
    BroadcastOperator everybody();

    /// [BroadcastOperator#emit] to everybody.
    default void emit(String event, @Nullable Object... args) {
        everybody().emit(event, args);
    }

    /// [BroadcastOperator#emitWithAck] to everybody.
    default CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, Duration timeout, @Nullable Object... args) {
        return everybody().emitWithAck(event, timeout, args);
    }

    /// Chooses the sockets in these rooms.
    default BroadcastOperator to(String... rooms) {
        return everybody().to(rooms);
    }

    /// The same as [#to].
    default BroadcastOperator in(String... rooms) {
        return everybody().in(rooms);
    }

    /// Chooses the sockets in none of these rooms.
    default BroadcastOperator except(String... rooms) {
        return everybody().except(rooms);
    }

    /// Chooses the sockets of this server.
    default BroadcastOperator local() {
        return everybody().local();
    }

    /// Chooses everybody who can take the event at once.
    default BroadcastOperator volatile_() {
        return everybody().volatile_();
    }

    /// [BroadcastOperator#state] for everybody.
    default BroadcastOperator state(String key) {
        return everybody().state(key);
    }

    /// [BroadcastOperator#compress] for everybody.
    default BroadcastOperator compress(boolean compress) {
        return everybody().compress(compress);
    }

    /// [BroadcastOperator#timeout] for everybody.
    default BroadcastOperator timeout(Duration timeout) {
        return everybody().timeout(timeout);
    }

    /// [BroadcastOperator#fetchSockets] of everybody.
    default CompletableFuture<List<RemoteSocket>> fetchSockets() {
        return everybody().fetchSockets();
    }

    /// [BroadcastOperator#socketsJoin] for everybody.
    default void socketsJoin(String... rooms) {
        everybody().socketsJoin(rooms);
    }

    /// [BroadcastOperator#socketsLeave] for everybody.
    default void socketsLeave(String... rooms) {
        everybody().socketsLeave(rooms);
    }

    /// [BroadcastOperator#disconnectSockets] for everybody.
    default void disconnectSockets(boolean close) {
        everybody().disconnectSockets(close);
    }
}

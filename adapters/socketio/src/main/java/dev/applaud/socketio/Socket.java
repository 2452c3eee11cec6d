package dev.applaud.socketio;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One client in one namespace. Any thread may call any method. What one thread emits arrives in that order, across
/// the upgrade of the transport too; after the disconnect emits are dropped.
@SuppressWarnings("DoNotCallSuggester")
public final class Socket {
    /// 20 characters; public, unlike the Engine.IO session id.
    public String id() {
        throw new UnsupportedOperationException();
    }

    public Namespace namespace() {
        throw new UnsupportedOperationException();
    }

    public Handshake handshake() {
        throw new UnsupportedOperationException();
    }

    /// Whatever the application wants to remember about this client. Values must not be null.
    public ConcurrentMap<String, Object> data() {
        throw new UnsupportedOperationException();
    }

    /// Whether CONNECT was answered and the socket has not left.
    public boolean connected() {
        throw new UnsupportedOperationException();
    }

    /// Joins rooms; from the return on, a broadcast to them reaches this socket. Nothing happens after the disconnect.
    public void join(String... rooms) {
        throw new UnsupportedOperationException();
    }

    public void leave(String... rooms) {
        throw new UnsupportedOperationException();
    }

    /// The rooms it is in now, its own id among them, as a snapshot.
    public Set<String> rooms() {
        throw new UnsupportedOperationException();
    }

    /// Adds a handler for an event; several are called in the order added.
    public Socket on(String event, EventHandler handler) {
        throw new UnsupportedOperationException();
    }

    /// Adds a handler that is called for every event, before the event's own handlers.
    public Socket onAny(CatchAll handler) {
        throw new UnsupportedOperationException();
    }

    /// Sets the handler for events for which [#on] has none.
    public Socket onUnknown(CatchAll handler) {
        throw new UnsupportedOperationException();
    }

    /// Queues an event; never waits. If more than `maxBufferedBytes` wait for the client, it is disconnected.
    ///
    /// @throws IllegalArgumentException if the name is reserved or a value cannot be written as JSON
    public void emit(String event, @Nullable Object... args) {
        throw new UnsupportedOperationException();
    }

    /// Queues an event that the client shall acknowledge. The result is the acknowledgement's arguments, or fails with
    /// [java.util.concurrent.TimeoutException] or [SocketDisconnectedException].
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, Duration timeout, @Nullable Object... args) {
        throw new UnsupportedOperationException();
    }

    /// This socket as the only receiver, and only if it can take the event at once.
    public BroadcastOperator volatile_() {
        throw new UnsupportedOperationException();
    }

    /// Chooses the sockets in these rooms, less this one.
    public BroadcastOperator to(String... rooms) {
        throw new UnsupportedOperationException();
    }

    /// Chooses everybody in the namespace but this one.
    public BroadcastOperator broadcast() {
        throw new UnsupportedOperationException();
    }

    /// Called once when the socket is about to leave, its rooms still set; threads as in [EventHandler].
    public Socket onDisconnecting(Consumer<DisconnectReason> listener) {
        throw new UnsupportedOperationException();
    }

    /// Called once when the socket has left, after the last event was handled; threads as in [EventHandler].
    public Socket onDisconnect(Consumer<DisconnectReason> listener) {
        throw new UnsupportedOperationException();
    }

    /// Leaves the namespace by a DISCONNECT packet, after which clients do not reconnect by themselves; with `close`,
    /// all namespaces of the client, and the connection.
    public void disconnect(boolean close) {
        throw new UnsupportedOperationException();
    }
}

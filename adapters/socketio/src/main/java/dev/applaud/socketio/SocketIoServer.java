package dev.applaud.socketio;

import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/// A Socket.IO server (protocol 5 over Engine.IO 4) for a Jetty server.
///
/// ```java
/// var io = new SocketIoServer(SocketIoOptions.builder().build());
/// io.onConnection(socket -> socket.on("hello", (args, ack) -> ack.send("world")));
/// jetty.insertHandler(io.handler());
/// ```
@SuppressWarnings("DoNotCallSuggester")
public final class SocketIoServer implements AutoCloseable {
    public SocketIoServer(SocketIoOptions options) {}

    public SocketIoOptions options() {
        throw new UnsupportedOperationException();
    }

    /// The namespace of that name, declared by the first call; a leading `/` is added if it is missing.
    /// Clients that ask for a namespace which was not declared are refused with "Invalid namespace".
    public Namespace of(String namespace) {
        throw new UnsupportedOperationException();
    }

    /// [Namespace#use] of `/`.
    public SocketIoServer use(Middleware middleware) {
        of("/").use(middleware);
        return this;
    }

    /// [Namespace#onConnection] of `/`.
    public SocketIoServer onConnection(Consumer<Socket> listener) {
        of("/").onConnection(listener);
        return this;
    }

    /// [Namespace#emit] of `/`.
    public void emit(String event, @Nullable Object... args) {
        of("/").emit(event, args);
    }

    /// [Namespace#to] of `/`.
    public BroadcastOperator to(String... rooms) {
        return of("/").to(rooms);
    }

    /// What to insert into the host's handlers, once, before the start, at the level of the `Server`
    /// (`server.insertHandler(io.handler())`). It answers requests below the path only, and passes the rest on.
    /// It is `Graceful`: when Jetty shuts down, polls are answered and WebSockets closed, so that clients
    // reconnect.
    public Handler.Wrapper handler() {
        throw new UnsupportedOperationException();
    }

    /// The number of open connections (Engine.IO sessions).
    public int connections() {
        throw new UnsupportedOperationException();
    }

    /// Whether the handler is started and not shutting down.
    public boolean accepting() {
        throw new UnsupportedOperationException();
    }

    /// Closes every connection as in a graceful shutdown, and refuses new ones. The Jetty server is left alone.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}

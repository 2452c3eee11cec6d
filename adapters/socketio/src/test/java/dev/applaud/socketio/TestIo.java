package dev.applaud.socketio;

import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.TestJetty;
import dev.applaud.socketio.client.WebSocketClient;
import dev.applaud.socketio.engine.TimerWheel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A Socket.IO server on a real Jetty, which remembers the sockets of `/`, and why they left.
public final class TestIo implements AutoCloseable {
    private static final String PATH = "/socket.io/";
    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();
    private final BlockingQueue<DisconnectReason> reasons = new LinkedBlockingQueue<>();
    private final SocketIoServer io;
    private final TestJetty jetty;

    public TestIo() {
        this(_ -> {});
    }

    public TestIo(Consumer<SocketIoOptions.Builder> settings) {
        this(0, settings);
    }

    TestIo(int port, Consumer<SocketIoOptions.Builder> settings) {
        this(port, settings, new TimerWheel());
    }

    public TestIo(ManualClock clock, Consumer<SocketIoOptions.Builder> settings) {
        this(0, settings, clock.timers());
    }

    private TestIo(int port, Consumer<SocketIoOptions.Builder> settings, TimerWheel timers) {
        var options = SocketIoOptions.builder();
        settings.accept(options);
        io = new SocketIoServer(options.build(), timers);
        io.onConnection(socket -> {
            socket.onDisconnect(reasons::add);
            sockets.add(socket);
        });
        jetty = new TestJetty(io.handler(), port);
    }

    /// A server alone, on a clock of the test's, for other packages.
    public static SocketIoServer server(ManualClock clock, SocketIoOptions options) {
        return new SocketIoServer(options, clock.timers());
    }

    public SocketIoServer io() {
        return io;
    }

    public TestJetty jetty() {
        return jetty;
    }

    /// A connection that has joined no namespace yet.
    public WebSocketClient open() {
        return WebSocketClient.open(jetty, PATH);
    }

    public PollingClient openPolling() {
        return PollingClient.open(jetty, PATH);
    }

    /// A client in `/`.
    public WebSocketClient join() {
        var client = open();
        client.send("40");
        var answer = client.event();
        if (!answer.startsWith("40{\"sid\":")) {
            throw new AssertionError(answer);
        }
        return client;
    }

    /// The server's side of the client that joined next.
    public Socket socket() {
        return take(sockets);
    }

    public DisconnectReason disconnectReason() {
        return take(reasons);
    }

    public static <T> T take(BlockingQueue<T> queue) {
        try {
            var next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nothing came");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        jetty.close();
    }
}

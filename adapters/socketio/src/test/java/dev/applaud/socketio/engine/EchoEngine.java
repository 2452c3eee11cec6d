package dev.applaud.socketio.engine;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.TestJetty;
import dev.applaud.socketio.client.WebSocketClient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An engine on a real Jetty that sends every message back, and remembers its sessions and why they ended.
final class EchoEngine implements AutoCloseable {
    static final String PATH = "/engine.io/";
    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<EngineSession> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<CloseReason> closed = new LinkedBlockingQueue<>();
    private final Engine engine;
    private final TestJetty jetty;

    EchoEngine() {
        this(new Settings());
    }

    EchoEngine(Settings settings) {
        this(settings, new TimerWheel());
    }

    EchoEngine(ManualClock clock) {
        this(new Settings(), clock);
    }

    EchoEngine(Settings settings, ManualClock clock) {
        this(settings, clock.timers());
    }

    private EchoEngine(Settings settings, TimerWheel timers) {
        engine = new Engine(
                settings.options(),
                session -> {
                    opened.add(session);
                    return new Echo(session, closed);
                },
                timers);
        jetty = new TestJetty(engine.handler());
    }

    /// Settings with generous defaults; a test changes what it is about.
    static final class Settings {
        boolean addTrailingSlash = true;
        Set<String> transports = Set.of("polling", "websocket");
        boolean allowUpgrades = true;
        boolean allowEio3;
        long pingInterval = 25_000;
        long pingTimeout = 20_000;

        /// So long that a candidate that should have been closed at once is not closed by it in time.
        long upgradeTimeout = 60_000;

        int maxHttpBufferSize = 1_000_000;
        int maxPacketsPerPayload = 10_000;
        long maxBufferedBytes = 1 << 20;
        int maxConnections = 1_000;
        int maxConnectionsPerAddress = 1_000;
        int maxHandshakesPerSecond;
        int compressionThreshold = 1024;

        @Nullable
        Cookie cookie;

        @Nullable
        AllowRequest allowRequest;

        CorsOptions cors = CorsOptions.NONE;
        EngineMetrics metrics = new EngineMetrics() {};

        EngineOptions options() {
            return new EngineOptions(
                    PATH,
                    addTrailingSlash,
                    Set.of("admin"),
                    transports,
                    allowUpgrades,
                    allowEio3,
                    pingInterval,
                    pingTimeout,
                    upgradeTimeout,
                    maxHttpBufferSize,
                    maxPacketsPerPayload,
                    maxBufferedBytes,
                    maxConnections,
                    maxConnectionsPerAddress,
                    maxHandshakesPerSecond,
                    compressionThreshold,
                    cookie,
                    allowRequest,
                    cors,
                    metrics);
        }
    }

    private record Echo(EngineSession session, BlockingQueue<CloseReason> closed) implements Receiver {
        @Override
        public void text(String message) {
            session.send(List.of(OutgoingPacket.text(message)));
        }

        @Override
        public void binary(byte[] message) {
            session.send(List.of(OutgoingPacket.binary(message)));
        }

        @Override
        public void upgraded() {}

        @Override
        public void closed(CloseReason reason) {
            closed.add(reason);
        }
    }

    Engine engine() {
        return engine;
    }

    TestJetty jetty() {
        return jetty;
    }

    PollingClient openPolling() {
        return PollingClient.open(jetty, PATH);
    }

    WebSocketClient openWebSocket() {
        return WebSocketClient.open(jetty, PATH);
    }

    /// The server's side of the session that was opened next.
    EngineSession session() {
        return take(opened);
    }

    /// Waits until the session can take packets at once: a poll waits for them, or the WebSocket has written all
    /// before.
    void awaitWritable(EngineSession session) {
        Await.until("a session that can take packets", () -> isWritable(session));
    }

    private static boolean isWritable(EngineSession session) {
        synchronized (session) {
            return session.transport().isWritable();
        }
    }

    CloseReason closeReason() {
        return take(closed);
    }

    private static <T> T take(BlockingQueue<T> queue) {
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

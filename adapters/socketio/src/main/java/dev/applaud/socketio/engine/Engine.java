package dev.applaud.socketio.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// An Engine.IO server: the open sessions, their timers, and the handler through which requests come.
public final class Engine {
    /// How long a session that its client has closed by a POST still answers the poll that was sent at the same time.
    private static final long LAST_POLL_MILLIS = 1_000;

    private static final int MOST_LAST_POLLS = 10_000;

    /// How long a shutdown waits for the WebSockets' clients to answer the close.
    private static final long SHUTDOWN_MILLIS = 1_000;

    private record LastPoll(Payload answer, Timeout forget) {}

    private final EngineOptions options;
    private final Function<EngineSession, Receiver> application;
    private final TimerWheel timers;
    private final Request.Handler files;
    private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
    private final AddressCounts addresses;
    private final HandshakeRate handshakes;
    private final Map<String, LastPoll> lastPolls = new ConcurrentHashMap<>();
    private final AtomicInteger webSockets = new AtomicInteger();
    private final CompletableFuture<@Nullable Void> webSocketsClosed = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
    private final Hooks hooks = new Hooks();
    private final EngineHandler handler;
    private volatile boolean accepting = true;

    /// `application` is called for each new session, before its first packet; what it returns hears the session's
    /// messages. It may send at once, and must not block. The engine starts and stops the timers.
    public Engine(EngineOptions options, Function<EngineSession, Receiver> application, TimerWheel timers) {
        this(options, application, timers, (_, _, _) -> false);
    }

    /// `files` is asked first about every request below the path, preflights apart; its answers get the headers that
    /// allow other origins.
    public Engine(
            EngineOptions options,
            Function<EngineSession, Receiver> application,
            TimerWheel timers,
            Request.Handler files) {
        this.options = options;
        this.application = application;
        this.timers = timers;
        this.files = files;
        this.addresses = new AddressCounts(options.maxConnectionsPerAddress());
        this.handshakes = new HandshakeRate(options.maxHandshakesPerSecond());
        this.handler = new EngineHandler(this);
    }

    /// To be inserted into the Jetty server's handlers; it starts and stops the engine.
    public Handler.Wrapper handler() {
        return handler;
    }

    /// For the application's own timeouts too.
    public TimerWheel timers() {
        return timers;
    }

    /// How many sessions there are.
    public int size() {
        return sessions.size();
    }

    /// Whether the engine is running and not going down.
    public boolean isAccepting() {
        return accepting && handler.isRunning();
    }

    /// Adds a listener that may add headers to the answer of a session's first request, a poll or the upgrade to a
    /// WebSocket. Listeners are called in the order added, on the thread that answers. They must neither block nor
    /// keep the request. After an exception, which is logged, the request is refused with status 400 and code 3.
    public void onInitialHeaders(BiConsumer<HttpFields.Mutable, Request> listener) {
        hooks.initialHeaders.add(listener);
    }

    /// The same for the answer of every request, refusals and preflights included.
    public void onHeaders(BiConsumer<HttpFields.Mutable, Request> listener) {
        hooks.headers.add(listener);
    }

    /// Adds a listener that hears of each request that is refused, right before it is answered, on the thread that
    /// answers. It must not block. An exception is logged, and changes nothing.
    public void onConnectionError(Consumer<ConnectionError> listener) {
        hooks.connectionError.add(listener);
    }

    Hooks hooks() {
        return hooks;
    }

    EngineOptions options() {
        return options;
    }

    EngineMetrics metrics() {
        return options.metrics();
    }

    Request.Handler files() {
        return files;
    }

    boolean hasRoom() {
        return within("maxConnections", sessions.size() < options.maxConnections());
    }

    boolean hasRoomFor(String address) {
        return within("maxConnectionsPerAddress", addresses.hasRoom(address));
    }

    /// Counts one more, unless there have been too many in this second.
    boolean hasTimeForOneMore() {
        return within("maxHandshakesPerSecond", handshakes.take(timers.elapsed()));
    }

    private boolean within(String limit, boolean isWithin) {
        if (!isWithin) {
            metrics().limitReached(limit);
        }
        return isWithin;
    }

    @Nullable
    EngineSession find(String sid) {
        var session = sessions.get(sid);
        if (session != null && session.isOverdue()) { // the timers are late
            session.terminate(CloseReason.PING_TIMEOUT, OutgoingPacket.CLOSE);
            return null;
        }
        return session;
    }

    /// Null if there are too many already, or the server is going down.
    @Nullable
    EngineSession open(HandshakeRequest handshake, Revision revision, @Nullable WebSocketTransport webSocket) {
        if (!isAccepting() || !hasRoom() || !addresses.enter(handshake.address())) {
            return null;
        }
        var session = new EngineSession(this, handshake, revision, webSocket);
        sessions.put(session.sid(), session);
        session.start(new GuardedReceiver(session, application.apply(session)));
        if (!accepting) {
            leave(session);
        }
        return session;
    }

    void remove(EngineSession session) {
        if (sessions.remove(session.sid(), session)) {
            addresses.leave(session.handshake().address());
            completeIfDrained();
        }
    }

    /// A client that closes by a POST may have sent a poll just before, on another connection; it gets its noop.
    void expectLastPoll(EngineSession session) {
        if (lastPolls.size() >= MOST_LAST_POLLS) {
            return;
        }
        var forget = new Timeout(() -> lastPolls.remove(session.sid()));
        var answer = session.revision().payload(List.of(OutgoingPacket.NOOP));
        lastPolls.put(session.sid(), new LastPoll(answer, forget));
        timers.schedule(forget, LAST_POLL_MILLIS);
    }

    /// The answer that it gets, once.
    @Nullable
    Payload takeLastPoll(String sid) {
        var last = lastPolls.remove(sid);
        return last != null && timers.cancel(last.forget()) ? last.answer() : null;
    }

    void webSocketOpened() {
        webSockets.incrementAndGet();
    }

    void webSocketClosed() {
        if (webSockets.decrementAndGet() == 0 && !accepting) {
            webSocketsClosed.complete(null);
        }
    }

    /// Refuses new sessions, and ends those that there are one by one, evenly over `time`, so that their clients do
    /// not all come to other servers at once. What comes over those that are left is still served. Completes when
    /// none is left, or a second after `time`: whoever polls may have gone. The engine must be running; it cannot
    /// be opened again.
    public CompletableFuture<?> drain(Duration time) {
        accepting = false;
        var open = new ArrayList<>(sessions.values());
        for (int i = 0; i < open.size(); i++) {
            var session = open.get(i);
            timers.schedule(new Timeout(() -> leave(session)), time.toMillis() * i / open.size());
        }
        completeIfDrained();
        return drained.copy().completeOnTimeout(null, time.toMillis() + SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void leave(EngineSession session) {
        session.terminate(CloseReason.SERVER_SHUTTING_DOWN, OutgoingPacket.CLOSE);
    }

    private void completeIfDrained() {
        if (!accepting && sessions.isEmpty()) {
            drained.complete(null);
        }
    }

    /// Ends all sessions so that their clients reconnect elsewhere, and refuses new ones. Completes when the
    /// WebSockets are closed, or after a second.
    /// It cannot be opened again.
    public CompletableFuture<@Nullable Void> shutdown() {
        accepting = false;
        new ArrayList<>(sessions.values()).forEach(Engine::leave);
        if (webSockets.get() == 0) {
            webSocketsClosed.complete(null);
        }
        return webSocketsClosed.copy().completeOnTimeout(null, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
    }
}

package dev.applaud.socketio.engine;

import org.jspecify.annotations.Nullable;

/// The way of a session from polling to WebSocket: at most one candidate at a time probes, and the session stays on
/// polling until that one says `5`. The session's monitor guards the fields.
final class Upgrade {
    /// A poll that is started while the candidate probes is held this long before it is answered with a noop, since
    /// the `5` that makes it void may be on its way on the other connection. Node looks every 100 ms.
    private static final long NOOP_MILLIS = 100;

    private final EngineSession session;
    private final Engine engine;
    private @Nullable WebSocketTransport candidate;
    private boolean probed;
    private @Nullable Timeout timeout;
    private @Nullable Timeout noop;

    Upgrade(EngineSession session, Engine engine) {
        this.session = session;
        this.engine = engine;
    }

    /// False if the session is not on polling, or another candidate is there.
    boolean begin(WebSocketTransport webSocket) {
        synchronized (session) {
            if (!session.isOpen() || !(session.transport() instanceof PollingTransport) || candidate != null) {
                return false;
            }
            candidate = webSocket;
            probed = false;
            timeout = new Timeout(() -> failed(webSocket));
            engine.timers().schedule(timeout, engine.options().upgradeTimeout());
            return true;
        }
    }

    /// Whether a poll that comes now may be overtaken by the switch. With the monitor held.
    boolean isProbing() {
        return probed;
    }

    void received(WebSocketTransport webSocket, IncomingPacket packet) {
        if (packet instanceof IncomingPacket.Text(var type, var data)) {
            if (type == PacketType.PING && data.equals("probe")) {
                probe(webSocket);
                return;
            }
            if (type == PacketType.UPGRADE) {
                complete(webSocket);
                return;
            }
        }
        failed(webSocket);
    }

    private void probe(WebSocketTransport webSocket) {
        Transport polling;
        synchronized (session) {
            if (candidate != webSocket) {
                return;
            }
            probed = true;
            polling = session.transport();
        }
        if (polling instanceof PollingTransport transport) {
            transport.answerParked(OutgoingPacket.NOOP); // before the client can start one that has to wait
        }
        webSocket.sendDirectly(OutgoingPacket.PROBE_ANSWER);
    }

    /// A poll was parked while probing: it has to be answered for the client to get on. With the monitor held.
    void pollParked(PollingTransport polling) {
        if (noop == null) {
            noop = new Timeout(() -> polling.answerParked(OutgoingPacket.NOOP));
        }
        engine.timers().schedule(noop, NOOP_MILLIS);
    }

    private void complete(WebSocketTransport webSocket) {
        Runnable farewell;
        boolean open;
        synchronized (session) {
            open = session.isOpen();
            if (candidate != webSocket || !(session.transport() instanceof PollingTransport polling)) {
                return;
            }
            if (!session.switchTo(webSocket)) {
                return;
            }
            farewell = polling.discard();
            clear();
            webSocket.promote();
        }
        farewell.run();
        session.upgraded(webSocket, open);
    }

    /// The candidate misbehaved, went away or took too long: the session goes on with polling, and may try again.
    void failed(WebSocketTransport webSocket) {
        synchronized (session) {
            if (candidate != webSocket) {
                return;
            }
            clear();
        }
        webSocket.closeWhenFlushed();
    }

    /// The session is over.
    void abandon() {
        WebSocketTransport left;
        synchronized (session) {
            left = candidate;
            clear();
        }
        if (left != null) {
            left.closeWhenFlushed();
        }
    }

    private void clear() {
        candidate = null;
        probed = false;
        cancel(timeout);
        cancel(noop);
        timeout = null;
    }

    private void cancel(@Nullable Timeout pending) {
        if (pending != null) {
            engine.timers().cancel(pending);
        }
    }
}

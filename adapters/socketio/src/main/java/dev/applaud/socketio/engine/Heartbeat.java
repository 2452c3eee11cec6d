package dev.applaud.socketio.engine;

/// Pings the client and notices its silence. Only pongs count as signs of life. One timer serves both the interval and
/// the timeout, as never both run.
final class Heartbeat {
    private final EngineSession session;
    private final TimerWheel wheel;
    private final long interval;
    private final long timeout;
    private final Timeout timer = new Timeout(this::elapsed);

    private boolean awaitingPong;
    private boolean stopped;

    Heartbeat(EngineSession session, TimerWheel wheel, EngineOptions options) {
        this.session = session;
        this.wheel = wheel;
        this.interval = options.pingInterval();
        this.timeout = options.pingTimeout();
    }

    synchronized void start() {
        schedule(interval);
    }

    /// A pong nobody asked for restarts the interval too.
    synchronized void pong() {
        awaitingPong = false;
        schedule(interval);
    }

    /// The ping may have to travel once more, or its pong may be lost between the transports: it gets its full time
    /// again.
    synchronized void upgraded() {
        if (awaitingPong) {
            schedule(timeout);
        }
    }

    synchronized void stop() {
        stopped = true;
        wheel.cancel(timer);
    }

    private void schedule(long millis) {
        if (!stopped) {
            wheel.schedule(timer, millis);
        }
    }

    private void elapsed() {
        if (pongIsMissing()) {
            session.terminate(CloseReason.PING_TIMEOUT, OutgoingPacket.CLOSE);
        }
    }

    /// While the session reads nothing since its handlers are behind, the pong may be waiting unread.
    private boolean pongIsMissing() {
        synchronized (this) {
            if (awaitingPong && !session.isPaused()) {
                return true;
            }
            awaitingPong = true;
            schedule(timeout);
        }
        session.sendControl(OutgoingPacket.PING);
        return false;
    }
}

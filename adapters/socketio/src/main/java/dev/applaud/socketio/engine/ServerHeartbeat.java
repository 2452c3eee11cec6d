package dev.applaud.socketio.engine;

/// Pings the client and notices its silence. Only pongs count as signs of life. One timer serves both the interval and
/// the timeout, as never both run.
final class ServerHeartbeat implements Heartbeat {
    private final EngineSession session;
    private final TimerWheel wheel;
    private final long interval;
    private final long timeout;
    private final Timeout timer = new Timeout(this::elapsed);

    private boolean awaitingPong;
    private boolean stopped;

    ServerHeartbeat(EngineSession session, TimerWheel wheel, EngineOptions options) {
        this.session = session;
        this.wheel = wheel;
        this.interval = options.pingInterval();
        this.timeout = options.pingTimeout();
    }

    @Override
    public synchronized void start() {
        schedule(interval);
    }

    @Override
    public void ping() {
        session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
    }

    /// A pong nobody asked for restarts the interval too.
    @Override
    public synchronized void pong() {
        awaitingPong = false;
        schedule(interval);
    }

    /// The ping may have to travel once more, or its pong may be lost between the transports: it gets its full time
    /// again.
    @Override
    public synchronized void upgraded() {
        if (awaitingPong) {
            schedule(timeout);
        }
    }

    @Override
    public synchronized void stop() {
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

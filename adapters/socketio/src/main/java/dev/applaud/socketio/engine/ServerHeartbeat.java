package dev.applaud.socketio.engine;

/// Pings the client and notices its silence. Only pongs count as signs of life. One timer serves both the interval and
/// the timeout, as never both run.
final class ServerHeartbeat implements Heartbeat {
    private final EngineSession session;
    private final TimerWheel wheel;
    private final long interval;
    private final long timeout;
    private final Timeout timer = new Timeout(this::elapsed);

    /// The tick in which the session is over.
    private long deadline;

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
        deadline = wheel.tickIn(interval + timeout);
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
        start();
    }

    /// The ping may have to travel once more, or its pong may be lost between the transports: it gets its full time
    /// again.
    @Override
    public synchronized void upgraded() {
        if (awaitingPong) {
            prolong();
        }
    }

    private void prolong() {
        deadline = wheel.tickIn(timeout);
        schedule(timeout);
    }

    @Override
    public synchronized boolean isOverdue() {
        return !stopped && wheel.isOver(deadline) && !session.isPaused();
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
        if (isOverdue()) {
            session.terminate(CloseReason.PING_TIMEOUT, OutgoingPacket.CLOSE);
        } else {
            pingClient();
        }
    }

    private void pingClient() {
        synchronized (this) {
            awaitingPong = true;
            if (wheel.isOver(deadline)) {
                prolong();
            } else if (!stopped) {
                wheel.scheduleAt(timer, deadline);
            }
        }
        session.sendControl(OutgoingPacket.PING);
    }
}

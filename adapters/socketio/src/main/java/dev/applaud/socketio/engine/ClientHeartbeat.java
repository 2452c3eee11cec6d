package dev.applaud.socketio.engine;

/// Answers the client's pings, and expects one in each interval plus timeout.
final class ClientHeartbeat implements Heartbeat {
    private final EngineSession session;
    private final TimerWheel wheel;
    private final long patience;
    private final Timeout timer = new Timeout(this::elapsed);
    private long deadline;
    private boolean stopped;

    ClientHeartbeat(EngineSession session, TimerWheel wheel, EngineOptions options) {
        this.session = session;
        this.wheel = wheel;
        this.patience = options.pingInterval() + options.pingTimeout();
    }

    @Override
    public synchronized void start() {
        if (!stopped) {
            deadline = wheel.tickIn(patience);
            wheel.scheduleAt(timer, deadline);
        }
    }

    @Override
    public synchronized boolean isOverdue() {
        return !stopped && wheel.isOver(deadline) && !session.isPaused();
    }

    @Override
    public void ping() {
        start();
        session.sendControl(OutgoingPacket.PONG);
    }

    @Override
    public void pong() {
        session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
    }

    @Override
    public void upgraded() {}

    @Override
    public synchronized void stop() {
        stopped = true;
        wheel.cancel(timer);
    }

    private void elapsed() {
        if (isOverdue()) {
            session.terminate(CloseReason.PING_TIMEOUT, OutgoingPacket.CLOSE);
        } else {
            start();
        }
    }
}

package dev.applaud.socketio.engine;

/// Pings the client and notices its silence. Only pongs count as signs of life. One timer serves both the interval and
/// the timeout, as never both run.
final class ServerHeartbeat extends Heartbeat {
    /// Pings leave up to this part of their interval early, many at a time: pongs that come close together cost fewer
    /// changes of threads than pongs that come one by one.
    private static final int PARTS = 64;

    private final long interval;
    private final long timeout;
    private boolean awaitingPong;

    ServerHeartbeat(EngineSession session, TimerWheel wheel, EngineOptions options) {
        super(session, wheel);
        this.interval = options.pingInterval();
        this.timeout = options.pingTimeout();
    }

    @Override
    synchronized void start() {
        deadline = wheel.tickIn(interval + timeout);
        if (!stopped) {
            wheel.schedule(timer, interval, interval / PARTS);
        }
    }

    @Override
    void ping() {
        session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
    }

    /// A pong nobody asked for restarts the interval too.
    @Override
    synchronized void pong() {
        awaitingPong = false;
        start();
    }

    /// The ping may have to travel once more, or its pong may be lost between the transports: it gets its full time
    /// again.
    @Override
    synchronized void upgraded() {
        if (awaitingPong) {
            prolong();
        }
    }

    private void prolong() {
        deadline = wheel.tickIn(timeout);
        if (!stopped) {
            wheel.schedule(timer, timeout);
        }
    }

    @Override
    void goOn() {
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

package dev.applaud.socketio.engine;

/// Answers the client's pings, and expects one in each interval plus timeout.
final class ClientHeartbeat extends Heartbeat {
    private final long patience;

    ClientHeartbeat(EngineSession session, TimerWheel wheel, EngineOptions options) {
        super(session, wheel);
        this.patience = options.pingInterval() + options.pingTimeout();
    }

    @Override
    synchronized void start() {
        if (!stopped) {
            deadline = wheel.tickIn(patience);
            wheel.scheduleAt(timer, deadline);
        }
    }

    @Override
    void ping() {
        start();
        session.sendControl(OutgoingPacket.PONG);
    }

    @Override
    void pong() {
        session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
    }

    @Override
    void upgraded() {}

    @Override
    void goOn() {
        start();
    }
}

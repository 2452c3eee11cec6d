package dev.applaud.socketio.engine;

/// Notices the silence of a session's client. Its own monitor guards the fields.
abstract sealed class Heartbeat permits ServerHeartbeat, ClientHeartbeat {
    final EngineSession session;
    final TimerWheel wheel;
    final Timeout timer = new Timeout(this::elapsed);

    /// The tick in which the session is over.
    long deadline;

    boolean stopped;

    Heartbeat(EngineSession session, TimerWheel wheel) {
        this.session = session;
        this.wheel = wheel;
    }

    abstract void start();

    /// A ping has come from the client.
    abstract void ping();

    /// A pong has come from the client.
    abstract void pong();

    /// The session has moved to another transport.
    abstract void upgraded();

    /// The timer has fired, and the session is not over.
    abstract void goOn();

    /// Whether the client has been silent for too long, however late the timer's thread is. While the session reads
    /// nothing since its handlers are behind, a sign of life may be waiting unread.
    final synchronized boolean isOverdue() {
        return !stopped && wheel.isOver(deadline) && !session.reading().isPaused();
    }

    final synchronized void stop() {
        stopped = true;
        wheel.cancel(timer);
    }

    private void elapsed() {
        if (isOverdue()) {
            session.terminate(CloseReason.PING_TIMEOUT, OutgoingPacket.CLOSE);
        } else {
            goOn();
        }
    }
}

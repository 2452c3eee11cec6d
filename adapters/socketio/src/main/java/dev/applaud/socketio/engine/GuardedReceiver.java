package dev.applaud.socketio.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what fails in the layer above from the transports, whose threads would be lost with it: it is logged, and ends
/// the session in which it happened.
record GuardedReceiver(EngineSession session, Receiver application) implements Receiver {
    private static final Logger log = LoggerFactory.getLogger(GuardedReceiver.class);

    @Override
    public void text(String message) {
        guard(() -> application.text(message));
    }

    @Override
    public void binary(byte[] message) {
        guard(() -> application.binary(message));
    }

    @Override
    public void upgraded() {
        guard(application::upgraded);
    }

    @Override
    public void closed(CloseReason reason) {
        guard(() -> application.closed(reason));
    }

    private void guard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            log.error("The receiver of an Engine.IO session failed", e);
            session.terminate(CloseReason.TRANSPORT_ERROR, OutgoingPacket.CLOSE);
        }
    }
}

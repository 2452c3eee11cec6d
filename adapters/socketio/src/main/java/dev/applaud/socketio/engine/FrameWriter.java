package dev.applaud.socketio.engine;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.jspecify.annotations.Nullable;

/// Writes a session's outbox to its WebSocket: one write at a time, so frames keep their order; what has queued up
/// behind it leaves together. Whoever has queued something calls [#iterate].
final class FrameWriter extends IteratingCallback {
    private static final int MOST_AT_ONCE = 64;

    private final EngineSession session;
    private final CoreSession webSocket;
    private final Runnable close;
    private volatile boolean held;
    private volatile boolean closing;
    private long writing;

    /// `close` runs when the last packet has left after [#closeWhenFlushed].
    FrameWriter(EngineSession session, CoreSession webSocket, Runnable close) {
        this.session = session;
        this.webSocket = webSocket;
        this.close = close;
    }

    /// Writes nothing until [#release].
    void hold() {
        held = true;
    }

    void release() {
        held = false;
        iterate();
    }

    void closeWhenFlushed() {
        closing = true;
        iterate();
    }

    @Override
    protected Action process() {
        if (held) {
            return Action.IDLE;
        }
        writing = 0;
        var packet = next();
        if (packet == null) {
            return nothingLeft();
        }
        for (int i = 1; packet != null; i++) {
            writing += packet.size();
            var following = i < MOST_AT_ONCE ? next() : null;
            boolean last = following == null;
            webSocket.sendFrame(session.revision().frame(packet), last ? this : Callback.NOOP, !last);
            packet = following;
        }
        return Action.SCHEDULED;
    }

    private @Nullable OutgoingPacket next() {
        synchronized (session) {
            return session.outbox().poll();
        }
    }

    private Action nothingLeft() {
        if (!closing) {
            return Action.IDLE;
        }
        close.run();
        return Action.SUCCEEDED;
    }

    @Override
    protected void onSuccess() {
        synchronized (session) {
            session.outbox().written(writing);
        }
    }

    @Override
    protected void onFailure(Throwable cause) {
        session.terminate(CloseReason.TRANSPORT_CLOSE, OutgoingPacket.CLOSE);
    }
}

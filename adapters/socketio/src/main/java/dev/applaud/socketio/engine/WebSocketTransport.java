package dev.applaud.socketio.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.exceptions.MessageTooLargeException;
import org.eclipse.jetty.websocket.api.exceptions.WebSocketException;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/// A WebSocket: a session's transport from the start, or a candidate that may become it. One packet a message.
/// Jetty calls the listener's methods one at a time, as each next message is asked for. Public only since
/// Jetty demands it.
public final class WebSocketTransport implements Transport, Session.Listener {
    static final String NAME = "websocket";

    /// How long a peer may take to answer our close frame before the connection is cut.
    private static final long CLOSE_MILLIS = 5_000;

    private final Engine engine;
    private final Revision revision;
    private final Function<WebSocketTransport, @Nullable EngineSession> findSession;
    private final Timeout cut = new Timeout(this::disconnect);
    private volatile @Nullable Session webSocket;
    private volatile @Nullable EngineSession session;
    private volatile @Nullable FrameWriter writer;
    private volatile boolean current;
    private volatile boolean violated;

    /// Of the binary message that is being read.
    private ByteArrayOutputStream parts = new ByteArrayOutputStream(0);

    private WebSocketTransport(
            Engine engine, Revision revision, Function<WebSocketTransport, @Nullable EngineSession> findSession) {
        this.engine = engine;
        this.revision = revision;
        this.findSession = findSession;
    }

    /// One that opens a session of its own.
    static WebSocketTransport opening(Engine engine, HandshakeRequest handshake, Revision revision) {
        return new WebSocketTransport(engine, revision, webSocket -> {
            webSocket.promote();
            return engine.open(handshake, revision, webSocket);
        });
    }

    /// One that wants to take over a session from polling. If it may not, it is closed again at once.
    static WebSocketTransport upgrading(Engine engine, EngineSession session) {
        return new WebSocketTransport(
                engine, session.revision(), webSocket -> session.upgrade().begin(webSocket) ? session : null);
    }

    /// From a candidate to the session's transport.
    void promote() {
        current = true;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        webSocket = opened;
        engine.webSocketOpened();
        limit(opened);
        var found = findSession.apply(this);
        if (found == null) {
            close(CloseStatus.NO_CODE_STATUS);
        } else {
            session = found;
            startWriting(opened, found);
        }
        opened.demand();
    }

    private void startWriting(Session opened, EngineSession found) {
        var frames = new FrameWriter(found, core(opened), () -> close(CloseStatus.NO_CODE_STATUS));
        if (current && revision.pauseBeforeOpen() > 0) {
            frames.hold();
            engine.timers().schedule(new Timeout(frames::release), revision.pauseBeforeOpen());
        }
        writer = frames;
        flush();
    }

    private void limit(Session opened) {
        int limit = engine.options().maxHttpBufferSize();
        opened.setMaxTextMessageSize(limit);
        opened.setMaxBinaryMessageSize(limit);
        opened.setMaxFrameSize(limit);
        opened.setIdleTimeout(Duration.ZERO);
    }

    private static CoreSession core(Session webSocket) {
        return ((WebSocketSession) webSocket).getCoreSession();
    }

    // --- reading -----------------------------------------------------------------------------------------------

    @Override
    public void onWebSocketText(String message) {
        revision.text(message).ifPresentOrElse(this::received, this::unreadable);
        demandNext();
    }

    /// Part by part, since Jetty does not give back the buffers of a whole message that is never finished.
    @Override
    public void onWebSocketPartialBinary(
            ByteBuffer part, boolean last, org.eclipse.jetty.websocket.api.Callback callback) {
        if (parts.size() + part.remaining() > engine.options().maxHttpBufferSize()) {
            callback.fail(new org.eclipse.jetty.websocket.core.exception.MessageTooLargeException("Binary message"));
            return;
        }
        var data = new byte[part.remaining()];
        part.get(data);
        callback.succeed();
        parts.writeBytes(data);
        if (last) {
            var message = parts.toByteArray();
            parts = new ByteArrayOutputStream(0);
            revision.binary(message).ifPresentOrElse(this::received, this::unreadable);
            demandNext();
        } else {
            demand();
        }
    }

    private void received(IncomingPacket packet) {
        var receiver = session;
        if (receiver == null) {
            return;
        }
        if (current) {
            receiver.receive(packet);
        } else {
            receiver.upgrade().received(this, packet);
        }
    }

    private void unreadable() {
        var receiver = session;
        if (receiver == null) {
            return;
        }
        if (current) {
            receiver.terminate(CloseReason.PARSE_ERROR, OutgoingPacket.CLOSE);
        } else {
            receiver.upgrade().failed(this);
        }
    }

    private void demandNext() {
        var receiver = session;
        if (receiver != null && current) {
            receiver.whenReading(this::demand);
        } else {
            demand();
        }
    }

    private void demand() {
        var opened = webSocket;
        if (opened != null) {
            opened.demand();
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        violated |= cause instanceof WebSocketException;
        if (cause instanceof MessageTooLargeException) {
            engine.metrics().limitReached("maxHttpBufferSize");
        }
    }

    @Override
    public void onWebSocketClose(int status, String reason, org.eclipse.jetty.websocket.api.Callback callback) {
        webSocket = null;
        engine.timers().cancel(cut);
        engine.webSocketClosed();
        var left = session;
        if (left != null && current) {
            left.terminate(violated ? CloseReason.TRANSPORT_ERROR : CloseReason.TRANSPORT_CLOSE, OutgoingPacket.CLOSE);
        } else if (left != null) {
            left.upgrade().failed(this);
        }
        callback.succeed();
    }

    // --- writing -----------------------------------------------------------------------------------------------

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isWritable() {
        var receiver = session;
        return receiver != null && receiver.outbox().isIdle();
    }

    @Override
    public void flush() {
        var open = writer;
        if (open != null && current) {
            open.iterate();
        }
    }

    /// Past the outbox, for a candidate.
    void sendDirectly(OutgoingPacket packet) {
        var open = webSocket;
        if (open != null) {
            core(open).sendFrame(new Frame(OpCode.TEXT, packet.payload()), Callback.NOOP, false);
        }
    }

    // --- closing -----------------------------------------------------------------------------------------------

    @Override
    public void closeWhenFlushed() {
        var open = writer;
        if (open != null && current) {
            open.closeWhenFlushed();
        } else {
            close(CloseStatus.NO_CODE_STATUS);
        }
    }

    @Override
    public void terminate(CloseReason reason, OutgoingPacket farewell) {
        close(
                reason == CloseReason.SERVER_SHUTTING_DOWN
                        ? new CloseStatus(CloseStatus.SHUTDOWN)
                        : CloseStatus.NO_CODE_STATUS);
    }

    private void close(CloseStatus status) {
        var open = webSocket;
        if (open == null) {
            return;
        }
        engine.timers().schedule(cut, CLOSE_MILLIS);
        core(open).close(status, Callback.NOOP);
        if (webSocket == null) {
            engine.timers().cancel(cut); // the end came in between
        }
    }

    private void disconnect() {
        var open = webSocket;
        if (open != null) {
            open.disconnect();
        }
    }
}

package dev.applaud.socketio.engine;

import dev.applaud.socketio.websocket.FrameSource;
import dev.applaud.socketio.websocket.Frames;
import dev.applaud.socketio.websocket.SendRing;
import dev.applaud.socketio.websocket.WebSocket;
import dev.applaud.socketio.websocket.WebSocketListener;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A WebSocket: a session's transport from the start, or a candidate that may become it. One packet a message.
final class WebSocketTransport implements Transport, WebSocketListener, FrameSource {
    static final String NAME = "websocket";

    /// How long a peer may take to answer our close frame before the connection is cut.
    private static final long CLOSE_MILLIS = 5_000;

    private static final int MOST_PACKETS_AT_ONCE = 64;
    private static final long ENOUGH_BYTES_AT_ONCE = 1 << 16;

    private final Engine engine;
    private final Revision revision;
    private final boolean closesWithFrame;
    private final Function<WebSocketTransport, @Nullable EngineSession> findSession;
    private @Nullable Timeout cut;
    private volatile @Nullable WebSocket webSocket;
    private volatile @Nullable EngineSession session;
    private volatile boolean current;

    /// Whether revision 3 still waits with its first packet; and whether the session is to be closed after that.
    private volatile boolean held;

    private volatile boolean closing;

    /// The size of what is being written. Only the one who writes looks.
    private long writing;

    private WebSocketTransport(
            Engine engine,
            Revision revision,
            HandshakeRequest handshake,
            Function<WebSocketTransport, @Nullable EngineSession> findSession) {
        this.engine = engine;
        this.revision = revision;
        this.closesWithFrame = !handshake.stopsReadingAtCloseFrames();
        this.findSession = findSession;
    }

    /// One that opens a session of its own.
    static WebSocketTransport opening(Engine engine, HandshakeRequest handshake, Revision revision) {
        return new WebSocketTransport(engine, revision, handshake, webSocket -> {
            webSocket.promote();
            return engine.open(handshake, revision, webSocket);
        });
    }

    /// One that wants to take over a session from polling. If it may not, it is closed again at once.
    static WebSocketTransport upgrading(Engine engine, EngineSession session) {
        return new WebSocketTransport(
                engine,
                session.revision(),
                session.handshake(),
                webSocket -> session.upgrade().begin(webSocket) ? session : null);
    }

    /// From a candidate to the session's transport.
    void promote() {
        current = true;
    }

    @Override
    public void opened(WebSocket opened) {
        webSocket = opened;
        engine.webSocketOpened();
        held = revision.pauseBeforeOpen() > 0;
        var found = findSession.apply(this);
        session = found;
        if (found == null) {
            close(Frames.NO_STATUS);
        } else if (current && held) {
            engine.timers().schedule(new Timeout(this::release), revision.pauseBeforeOpen());
        } else {
            held = false;
            flush();
        }
        opened.demand();
    }

    private void release() {
        held = false;
        flush();
        if (closing) {
            close(Frames.NO_STATUS);
        }
    }

    // --- reading -----------------------------------------------------------------------------------------------

    @Override
    public void text(String message) {
        revision.text(message).ifPresentOrElse(this::received, this::unreadable);
        demandNext();
    }

    @Override
    public void binary(byte[] message) {
        revision.binary(message).ifPresentOrElse(this::received, this::unreadable);
        demandNext();
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
        over(CloseReason.PARSE_ERROR);
    }

    private void demandNext() {
        var receiver = session;
        if (receiver != null && current) {
            receiver.reading().whenResumed(this::demand);
        } else {
            demand();
        }
    }

    private void demand() {
        var open = webSocket;
        if (open != null) {
            open.demand();
        }
    }

    @Override
    public void breached(int status) {
        if (status == Frames.TOO_LARGE) {
            engine.metrics().limitReached("maxHttpBufferSize");
        }
        close(status);
        over(CloseReason.TRANSPORT_ERROR);
    }

    @Override
    public void closed() {
        webSocket = null;
        cancelCut();
        engine.webSocketClosed();
        over(CloseReason.TRANSPORT_CLOSE);
    }

    private void over(CloseReason reason) {
        var left = session;
        if (left != null && current) {
            left.terminate(reason, OutgoingPacket.CLOSE);
        } else if (left != null) {
            left.upgrade().failed(this);
        }
    }

    // --- writing -----------------------------------------------------------------------------------------------

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isWritable() {
        var receiver = session;
        var open = webSocket;
        return receiver != null && open != null && receiver.outbox().isIdle() && open.isIdle() && !held;
    }

    @Override
    public void flush() {
        var open = webSocket;
        if (open != null) {
            open.flush();
        }
    }

    /// See [WebSocket#writeNow].
    boolean writeNow(ByteBuffer frames, BooleanSupplier claim) {
        var open = active();
        return open != null && open.writeNow(frames, claim);
    }

    /// See [WebSocket#writeBy].
    boolean writeBy(SendRing ring, BooleanSupplier claim) {
        var open = active();
        return open != null && open.writeBy(ring, claim);
    }

    private @Nullable WebSocket active() {
        return current && !held ? webSocket : null;
    }

    @Override
    public boolean isWaiting() {
        var sender = session;
        return sender != null && current && !held && !sender.outbox().isEmpty();
    }

    @Override
    public List<ByteBuffer> take() {
        var sender = session;
        if (sender == null || !isWaiting()) {
            return List.of();
        }
        var frames = new ArrayList<ByteBuffer>();
        writing = 0;
        synchronized (sender) {
            for (int i = 0; i < MOST_PACKETS_AT_ONCE && writing < ENOUGH_BYTES_AT_ONCE; i++) {
                var packet = sender.outbox().poll();
                if (packet == null) {
                    break;
                }
                writing += packet.size();
                revision.frame(packet, frames);
            }
        }
        return frames;
    }

    @Override
    public void written() {
        var sender = session;
        if (sender != null) {
            synchronized (sender) {
                sender.outbox().written(writing);
            }
        }
    }

    /// Past the outbox, for a candidate.
    void sendDirectly(OutgoingPacket packet) {
        var open = webSocket;
        if (open != null) {
            open.answer(packet.frame());
        }
    }

    // --- closing -----------------------------------------------------------------------------------------------

    @Override
    public void closeWhenFlushed() {
        closing = true;
        if (!held) {
            close(Frames.NO_STATUS);
        }
    }

    @Override
    public void terminate(CloseReason reason, OutgoingPacket farewell) {
        close(reason == CloseReason.SERVER_SHUTTING_DOWN ? Frames.GOING_AWAY : Frames.NO_STATUS);
    }

    private void close(int status) {
        var open = webSocket;
        if (open == null) {
            return;
        }
        cutLater();
        if (closesWithFrame) {
            open.close(status);
        } else {
            open.end();
        }
        if (webSocket == null) {
            cancelCut(); // the end came in between
        }
    }

    private synchronized void cutLater() {
        if (cut == null) {
            cut = new Timeout(this::disconnect);
            engine.timers().schedule(cut, CLOSE_MILLIS);
        }
    }

    private synchronized void cancelCut() {
        if (cut != null) {
            engine.timers().cancel(cut);
        }
    }

    private void disconnect() {
        var open = webSocket;
        if (open != null) {
            open.disconnect();
        }
    }
}

package dev.applaud.socketio.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// A WebSocket: the Jetty connection that takes the place of HTTP after the upgrade. Any thread may call any method.
/// Pings are answered here; as long as an answer has not left, nothing more is read. While nothing happens it holds no
/// buffer.
public final class WebSocket extends AbstractConnection implements Connection.UpgradeTo {
    private static final int READ_AT_ONCE = 4_096;
    private static final byte[] NOTHING = {};

    private final ByteBufferPool buffers;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final WebSocketListener listener;
    private final Callback filling = new Filling();

    /// What was read and not asked for yet. This and the following are guarded by this.
    private byte[] unread = NOTHING;

    private boolean reading;
    private boolean demanded;
    private boolean answering;
    private boolean closing;
    private boolean closeWritten;

    /// Whether nothing that the client would still say is waited for.
    private boolean heardOut;

    /// Whether the client has closed, or broken the rules: what else it sends is thrown away. After a breach that goes
    /// on until the client has gone, as a connection that is closed with bytes unread loses the close frame.
    private boolean finished;

    /// @param limit of how many bytes a message may be
    WebSocket(EndPoint endPoint, Connector connector, int limit, WebSocketListener listener, FrameSource source) {
        super(endPoint, connector.getExecutor());
        this.buffers = connector.getByteBufferPool();
        this.reader = new FrameReader(limit);
        this.writer = new FrameWriter(endPoint, source, this);
        this.listener = listener;
    }

    // --- reading -----------------------------------------------------------------------------------------------

    /// What came in one read with the request.
    @Override
    public void onUpgradeTo(@Nullable ByteBuffer bytes) {
        if (bytes != null) {
            synchronized (this) {
                unread = BufferUtil.toArray(bytes);
            }
        }
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        synchronized (this) {
            reading = true;
        }
        listener.opened(this);
        read();
    }

    /// Asks for the next message.
    public void demand() {
        synchronized (this) {
            demanded = true;
        }
        goOn();
    }

    private void goOn() {
        synchronized (this) {
            if (reading || !mayRead()) {
                return;
            }
            reading = true;
        }
        getExecutor().execute(this::read);
    }

    private boolean mayRead() {
        return finished || (demanded && !answering);
    }

    @Override
    public void onFillable() {
        read();
    }

    private void read() {
        var before = takeUnread();
        var buffer = buffers.acquire(Math.max(READ_AT_ONCE, before.length), true);
        boolean waits;
        try {
            BufferUtil.append(buffer.getByteBuffer(), before);
            waits = readAll(buffer.getByteBuffer());
        } finally {
            buffer.release();
        }
        if (waits) {
            fillInterested(filling);
        }
    }

    /// Whether there is nothing to read now; otherwise somebody asks for more later, or the connection is over.
    private boolean readAll(ByteBuffer bytes) {
        try {
            while (goesOn(bytes)) {
                var next = isFinished() ? discard(bytes) : reader.read(bytes);
                if (next != null) {
                    take(next);
                } else {
                    BufferUtil.clear(bytes);
                    int filled = getEndPoint().fill(bytes);
                    if (filled <= 0) {
                        if (filled < 0) {
                            close();
                        }
                        return filled == 0;
                    }
                }
            }
        } catch (BreachException e) {
            return breach(e, bytes);
        } catch (IOException e) {
            getEndPoint().close(e);
        }
        return false;
    }

    private boolean breach(BreachException breach, ByteBuffer bytes) {
        synchronized (this) {
            finished = true;
        }
        listener.breached(breach.status());
        close(breach.status());
        return readAll(bytes);
    }

    private synchronized byte[] takeUnread() {
        var bytes = unread;
        unread = NOTHING;
        return bytes;
    }

    private synchronized boolean goesOn(ByteBuffer bytes) {
        if (!mayRead()) {
            unread = BufferUtil.toArray(bytes);
            reading = false;
        }
        return reading;
    }

    private synchronized boolean isFinished() {
        return finished;
    }

    private static @Nullable Incoming discard(ByteBuffer bytes) {
        BufferUtil.clear(bytes);
        return null;
    }

    private void take(Incoming next) {
        switch (next) {
            case Incoming.Text(var message) -> {
                met();
                listener.text(message);
            }
            case Incoming.Binary(var message) -> {
                met();
                listener.binary(message);
            }
            case Incoming.Ping(var payload) -> answer(Frames.frame(Frames.PONG, ByteBuffer.wrap(payload)));
            case Incoming.Pong() -> {}
            case Incoming.Close(int status) -> closedByClient(status);
        }
    }

    /// What was asked for has come.
    private synchronized void met() {
        demanded = false;
    }

    // --- writing -----------------------------------------------------------------------------------------------

    /// Whether nothing is being written.
    public boolean isIdle() {
        return writer.isIdle();
    }

    /// Writes finished frames at once, if nothing is being written or waits, and `claim` agrees; otherwise they are not
    /// written, and false is the answer. `claim` is asked last: what anybody queues from then on is written later.
    public boolean writeNow(ByteBuffer frames, BooleanSupplier claim) {
        return writer.writeNow(frames, claim);
    }

    /// The same by a ring, in [SendRing#send]; false also if it can't.
    public boolean writeBy(SendRing ring, BooleanSupplier claim) {
        return writer.writeBy(ring, claim);
    }

    /// Writes what the source has, now or when the write before is done.
    public void flush() {
        writer.flush();
    }

    /// Writes a frame ahead of what waits, and reads nothing until it has left. To be called by listeners.
    public void answer(ByteBuffer frame) {
        synchronized (this) {
            answering = true;
        }
        writer.answer(frame);
    }

    void answered() {
        synchronized (this) {
            answering = false;
        }
        goOn();
    }

    // --- closing -----------------------------------------------------------------------------------------------

    /// Writes what waits, and then a close frame; the connection ends when the client has answered that. Only the
    /// first call counts, of this or of [#end].
    public void close(int status) {
        close(Frames.close(status), false);
    }

    /// Writes what waits, and ends the connection without a close frame.
    public void end() {
        close(BufferUtil.EMPTY_BUFFER, true);
    }

    private void close(ByteBuffer last, boolean atOnce) {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            heardOut |= atOnce;
        }
        writer.close(last);
    }

    private void closedByClient(int status) {
        boolean over;
        synchronized (this) {
            finished = true;
            heardOut = true;
            over = closeWritten;
        }
        if (over) {
            close();
        } else {
            close(status);
        }
    }

    void closeWritten() {
        boolean over;
        synchronized (this) {
            closeWritten = true;
            over = heardOut;
        }
        if (over) {
            close();
        }
    }

    /// Cuts the connection.
    public void disconnect() {
        getEndPoint().close();
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        listener.closed();
    }

    private final class Filling implements Callback {
        @Override
        public void succeeded() {
            read();
        }

        @Override
        public void failed(Throwable cause) {
            getEndPoint().close(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}

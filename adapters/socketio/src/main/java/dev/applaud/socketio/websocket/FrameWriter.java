package dev.applaud.socketio.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// The only way by which bytes get to a WebSocket. Whoever sets `busy` writes, and nobody waits for that: others leave
/// their frames in the source, and the writer looks there before it goes, and once more after.
///
/// A socket's channel is written to directly, TLS through Jetty's end point. What does not fit into the socket's buffer
/// is left to Jetty, which calls back when it has gone; until then the writer stays busy.
final class FrameWriter implements Callback {
    private static final AtomicIntegerFieldUpdater<FrameWriter> BUSY =
            AtomicIntegerFieldUpdater.newUpdater(FrameWriter.class, "busy");

    private static final ByteBuffer[] NOTHING = {};

    private enum Kind {
        /// What [#writeNow] or a ring left to Jetty.
        DIRECT,
        ANSWER,
        WAITING,
        CLOSE
    }

    private final EndPoint endPoint;
    private final @Nullable SocketChannel channel;
    private final FrameSource source;
    private final WebSocket webSocket;
    private volatile int busy;

    private volatile @Nullable ByteBuffer answer;
    private volatile @Nullable ByteBuffer closeFrame;

    /// What is being written. Only the one who is busy looks.
    private Kind kind = Kind.DIRECT;

    FrameWriter(EndPoint endPoint, FrameSource source, WebSocket webSocket) {
        this.endPoint = endPoint;
        this.channel = endPoint.getTransport() instanceof SocketChannel socket ? socket : null;
        this.source = source;
        this.webSocket = webSocket;
    }

    /// Whether a frame could be written now.
    boolean isIdle() {
        return busy == 0;
    }

    /// Writes finished frames, unless something else is being written or waits: then, or if `claim` says no when their
    /// turn has come, false. What `frames` holds may be changed after the return.
    boolean writeNow(ByteBuffer frames, BooleanSupplier claim) {
        if (!acquire()) {
            return false;
        }
        boolean mine = !hasWork() && claim.getAsBoolean();
        if (mine && !writeAll(frames)) {
            return true;
        }
        leave();
        return mine;
    }

    /// The same by a ring, when it is told to send; until then nothing else is written.
    boolean writeBy(SendRing ring, BooleanSupplier claim) {
        if (channel == null || !acquire()) {
            return false;
        }
        boolean mine = !hasWork() && ring.add(this, channel, claim);
        if (!mine) {
            ring.leaveLater(this);
        }
        return mine;
    }

    /// By the ring, when it has written them, up to their position.
    void sent(ByteBuffer frames) {
        try {
            if (frames.hasRemaining()) {
                leaveToJetty(frames);
            } else {
                leave();
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /// False if it goes on later.
    private boolean writeAll(ByteBuffer frames) {
        try {
            if (channel == null ? endPoint.flush(frames) : isWritten(channel, frames)) {
                return true;
            }
            leaveToJetty(frames);
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
        return false;
    }

    /// `frames` is empty if TLS has taken everything, but could not write it yet.
    private void leaveToJetty(ByteBuffer frames) {
        var rest = ByteBuffer.allocate(frames.remaining()).put(frames).flip();
        kind = Kind.DIRECT;
        endPoint.write(this, rest);
    }

    private static boolean isWritten(SocketChannel channel, ByteBuffer frames) throws IOException {
        channel.write(frames);
        return !frames.hasRemaining();
    }

    /// Writes ahead of what waits; [WebSocket#answered] is told. The one before must have been written.
    void answer(ByteBuffer frame) {
        answer = frame;
        flush();
    }

    /// Writes a close frame, or nothing, when nothing waits any more, and nothing after that.
    void close(ByteBuffer frame) {
        closeFrame = frame;
        flush();
    }

    /// Writes what waits, unless somebody is about to do so.
    void flush() {
        if (hasWork() && acquire()) {
            drain();
        }
    }

    private boolean acquire() {
        return BUSY.compareAndSet(this, 0, 1);
    }

    /// What came while we were busy is ours to write.
    void leave() {
        busy = 0;
        flush();
    }

    private boolean hasWork() {
        return answer != null || source.isWaiting() || closeFrame != null;
    }

    /// By whoever is busy.
    private void drain() {
        try {
            do {
                for (var frames = next(); frames.length > 0; frames = next()) {
                    if (!endPoint.flush(frames)) {
                        endPoint.write(this, frames);
                        return;
                    }
                    if (!written()) {
                        return;
                    }
                }
                busy = 0;
            } while (hasWork() && acquire());
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private ByteBuffer[] next() {
        var first = answer;
        if (first != null) {
            kind = Kind.ANSWER;
            return new ByteBuffer[] {first};
        }
        var waiting = source.take();
        if (!waiting.isEmpty()) {
            kind = Kind.WAITING;
            return waiting.toArray(ByteBuffer[]::new);
        }
        var last = closeFrame;
        if (last != null) {
            kind = Kind.CLOSE;
            return new ByteBuffer[] {last};
        }
        return NOTHING;
    }

    /// Whether more may be written.
    private boolean written() {
        switch (kind) {
            case DIRECT -> {}
            case WAITING -> source.written();
            case ANSWER -> {
                answer = null;
                webSocket.answered();
            }
            case CLOSE -> webSocket.closeWritten();
        }
        return kind != Kind.CLOSE;
    }

    @Override
    public void succeeded() {
        if (written()) {
            drain();
        }
    }

    /// Stays busy, so that nothing is written any more.
    @Override
    public void failed(Throwable cause) {
        endPoint.close(cause);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}

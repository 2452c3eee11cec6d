package dev.applaud.socketio.websocket;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the same frames to many WebSockets by one call of the operating system, which costs less than a call for
/// each: Linux' io_uring. For one thread at a time, see [SendRings].
///
/// From when it is added until [#send] a WebSocket is busy, and whoever closes it waits: so in between nothing may be
/// done that waits for others.
public final class SendRing {
    /// Most WebSockets at once, a power of two.
    public static final int CAPACITY = 256;

    private static final Logger log = LoggerFactory.getLogger(SendRing.class);

    private final IoUring ring;
    private final FrameWriter[] writers = new FrameWriter[CAPACITY];
    private final ReentrantLock[] locks = new ReentrantLock[CAPACITY];
    private final int[] sockets = new int[CAPACITY];
    private final List<FrameWriter> leaving = new ArrayList<>();
    private int size;
    private boolean broken;

    SendRing() throws IOException {
        ring = new IoUring(CAPACITY);
    }

    boolean isBroken() {
        return broken;
    }

    /// False if `claim`, which is asked last, says no, or this socket must be written to in another way.
    boolean add(FrameWriter writer, SocketChannel channel, BooleanSupplier claim) {
        if (size == CAPACITY || !ChannelInternals.areKnownOf(channel)) {
            return false;
        }
        var lock = ChannelInternals.writeLock(channel);
        if (!lock.tryLock()) {
            return false;
        }
        if (!channel.isOpen() || !claim.getAsBoolean()) {
            lock.unlock();
            return false;
        }
        writers[size] = writer;
        locks[size] = lock;
        sockets[size++] = ChannelInternals.descriptor(channel);
        return true;
    }

    /// For one that was not added, but is busy.
    void leaveLater(FrameWriter writer) {
        leaving.add(writer);
    }

    /// Writes to all who were added. What does not fit into a socket's buffer is copied, and written later. Returns
    /// when nothing uses `frames` any more. Never waits for a socket.
    ///
    /// @param frames in direct memory
    public void send(ByteBuffer frames) {
        try {
            if (size > 0) {
                ring.send(MemorySegment.ofBuffer(frames), sockets, size);
            }
        } catch (IOException e) {
            broken = true;
            log.error("There will be one ring less to write to large rooms", e);
        } finally {
            for (int i = 0; i < size; i++) {
                locks[i].unlock();
            }
        }
        int start = frames.position();
        for (int i = 0; i < size; i++) {
            writers[i].sent(frames.position(start + ring.result(i)));
        }
        size = 0;
        leaving.forEach(FrameWriter::leave);
        leaving.clear();
    }
}

package dev.applaud.socketio;

import dev.applaud.socketio.websocket.SendRing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Successive broadcasts of one room, brought to all members together: their frames are in one buffer, and most members
/// get all of it by one write. For one thread at a time, and to be used again and again.
final class Batch implements BooleanSupplier {
    private static final Logger log = LoggerFactory.getLogger(Batch.class);
    private static final int CAPACITY = 1 << 16;
    private static final int MOST = 256;

    private final ByteBuffer frames = ByteBuffer.allocateDirect(CAPACITY);
    private final List<Broadcast> broadcasts = new ArrayList<>();

    /// Who does not get all of them.
    private final Set<Socket> excepted = new HashSet<>();

    private boolean isShared;
    private int written;
    private @Nullable Membership member;

    /// Takes the first of what waits, as far as it fits; one at least.
    void fill(Iterable<Broadcast> waiting) {
        isShared = true;
        written = 0;
        frames.clear();
        for (var broadcast : waiting) {
            if (broadcasts.size() == MOST || !isShared || !add(broadcast)) {
                break;
            }
        }
        frames.flip();
    }

    private boolean add(Broadcast broadcast) {
        long size = frames.position();
        boolean fits = broadcast.isText();
        for (int i = 0; fits && i < broadcast.unit().size(); i++) {
            size += broadcast.unit().get(i).frame().remaining();
            fits = size <= CAPACITY;
        }
        if (!fits && !broadcasts.isEmpty()) {
            return false;
        }
        isShared = fits;
        if (fits) {
            broadcast.unit().forEach(packet -> frames.put(packet.frame()));
        }
        broadcasts.add(broadcast);
        excepted.addAll(broadcast.except());
        return true;
    }

    List<Broadcast> broadcasts() {
        return broadcasts;
    }

    /// How many members got all of them by one write.
    int written() {
        return written;
    }

    void clear() {
        broadcasts.clear();
        excepted.clear();
        member = null;
    }

    /// Brings them to some members, as far as they have not got them already.
    ///
    /// @param ring writes to as many as possible by one call; null: each gets a write of its own
    void deliver(Membership[] receivers, int from, int to, @Nullable SendRing ring) {
        if (ring != null) {
            sendBy(ring, receivers, from, to).forEach(this::deliver);
            return;
        }
        for (int i = from; i < to; i++) {
            deliver(receivers[i]);
        }
    }

    /// Returns the others, whose turn is when the ring has let go of everything: to be sent something one by one may
    /// take locks.
    private List<Membership> sendBy(SendRing ring, Membership[] receivers, int from, int to) {
        var others = new ArrayList<Membership>();
        try {
            for (int i = from; i < to; i++) {
                if (!isTaken(receivers[i], ring)) {
                    others.add(receivers[i]);
                }
            }
        } finally {
            ring.send(frames.rewind());
        }
        return others;
    }

    private boolean isTaken(Membership receiver, SendRing ring) {
        try {
            member = receiver;
            boolean taken = isForAll(receiver) && receiver.session.writeBy(ring, this);
            written += taken ? 1 : 0;
            return taken;
        } catch (RuntimeException e) {
            log.error("{} was not taken", receiver.socket.id(), e);
            return false;
        }
    }

    private boolean isForAll(Membership receiver) {
        return isShared && (excepted.isEmpty() || !excepted.contains(receiver.socket));
    }

    /// A failure must not end the walk.
    private void deliver(Membership receiver) {
        try {
            bring(receiver);
        } catch (RuntimeException e) {
            log.error("{} was not reached", receiver.socket.id(), e);
        }
    }

    private void bring(Membership receiver) {
        member = receiver;
        if (isForAll(receiver) && receiver.session.writeNow(frames.rewind(), this)) {
            written++;
        } else if (receiver.isBehind()) {
            receiver.session.send(queue -> {
                long before = receiver.claimTo(broadcasts.getLast().number());
                broadcasts.forEach(broadcast -> broadcast.queue(receiver, before, queue));
                return true;
            });
        }
    }

    /// The claim for the one who is just being written to.
    @Override
    public boolean getAsBoolean() {
        var claiming = member;
        return claiming != null
                && claiming.claim(
                        broadcasts.getFirst().number() - 1, broadcasts.getLast().number());
    }

    /// In bytes, as payloads.
    long size() {
        long size = 0;
        for (var broadcast : broadcasts) {
            for (var packet : broadcast.unit()) {
                size += packet.size();
            }
        }
        return size;
    }

    int packets() {
        return broadcasts.stream()
                .mapToInt(broadcast -> broadcast.unit().size())
                .sum();
    }
}

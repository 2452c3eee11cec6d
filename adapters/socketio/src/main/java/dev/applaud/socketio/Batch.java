package dev.applaud.socketio;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Successive broadcasts of one room, brought to all members together: their frames are in one buffer, and most members
/// get all of it by one write. For one thread at a time, and to be used again and again.
final class Batch implements BooleanSupplier {
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

    /// Brings them to a member, those apart that it has got already.
    void deliver(Membership receiver) {
        member = receiver;
        boolean whole = isShared && (excepted.isEmpty() || !excepted.contains(receiver.socket));
        if (whole && receiver.session.writeNow(frames.rewind(), this)) {
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

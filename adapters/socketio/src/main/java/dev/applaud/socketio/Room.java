package dev.applaud.socketio;

import static java.util.Objects.requireNonNull;

import dev.applaud.socketio.engine.OutgoingPacket;
import dev.applaud.socketio.websocket.SendRing;
import dev.applaud.socketio.websocket.SendRings;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The sockets in one room, and what is on its way to them. Joining and leaving take constant time; a broadcast walks
/// an array that nobody changes, made anew only if the members have changed since the last one.
///
/// Whoever finds no walk under way begins one, which goes on until nothing waits: what is sent meanwhile leaves by the
/// next walk, all at once. A small room is walked by the sender, a larger one by the walkers, slice by slice: in
/// between it is the turn of other rooms.
final class Room {
    /// Also the largest room that its sender walks itself.
    private static final int SMALL = 32;

    private static final int MOST_SPARE_BATCHES = 16;
    private static final Membership[] NOBODY = {};

    private final SocketIoMetrics metrics;
    private final Queue<Batch> spare;
    private final Executor walkers;
    private final SendRings rings;

    private Membership[] members = NOBODY;
    private int size;
    private Membership @Nullable [] snapshot = NOBODY;

    /// What waits, and, first, what a walk is bringing; null while there is neither.
    private @Nullable ArrayDeque<Broadcast> waiting;

    /// The number of the last broadcast.
    private volatile long last;

    /// @param spare batches that can be used again, shared by all rooms of a namespace
    /// @param walkers shared by them too
    /// @param rings for large rooms
    Room(SocketIoMetrics metrics, ConcurrentLinkedQueue<Batch> spare, Executor walkers, SendRings rings) {
        this.metrics = metrics;
        this.spare = spare;
        this.walkers = walkers;
        this.rings = rings;
    }

    // --- who is in ---------------------------------------------------------------------------------------------

    /// `since`: as in [Membership#since]. The member gets what is sent from now on.
    synchronized Membership add(Socket socket, long since) {
        if (size == members.length) {
            members = Arrays.copyOf(members, Math.max(1, size * 2));
        }
        var membership = new Membership(this, socket, since, size, last);
        members[size++] = membership;
        snapshot = null;
        return membership;
    }

    /// Removes a member that is in, and takes the last one to its place.
    @SuppressWarnings("NullAway") // beyond `size` the array holds nulls, which nobody reads
    synchronized void remove(Membership membership) {
        var last = members[--size];
        members[membership.index] = last;
        last.index = membership.index;
        members[size] = null;
        snapshot = null;
        if (size > 4 && size < members.length / 4) {
            members = Arrays.copyOf(members, members.length / 2);
        }
    }

    synchronized int size() {
        return size;
    }

    /// Not to be changed.
    synchronized Membership[] members() {
        var current = snapshot;
        if (current == null) {
            current = Arrays.copyOf(members, size);
            snapshot = current;
        }
        return current;
    }

    // --- what they are sent ------------------------------------------------------------------------------------

    long last() {
        return last;
    }

    /// What not everybody has got yet, in order.
    synchronized List<Broadcast> waiting() {
        return waiting == null ? List.of() : List.copyOf(waiting);
    }

    /// Sends an event to those who are in now, less the excepted ones.
    void send(String event, List<OutgoingPacket> unit, Set<Socket> except) {
        boolean isSmall;
        synchronized (this) {
            boolean walking = waiting != null;
            if (waiting == null) {
                waiting = new ArrayDeque<>(2);
            }
            waiting.add(new Broadcast(++last, event, unit, except, new LongAdder()));
            if (walking) {
                return;
            }
            isSmall = size <= SMALL;
        }
        if (isSmall) {
            new Walk().run();
        } else {
            walkers.execute(this::walk);
        }
    }

    /// Whoever is about to send something too shall do so first, if processors are scarce: then it all leaves at once.
    @SuppressWarnings("ThreadPriorityCheck") // nothing but how many walks there are depends on it
    private void walk() {
        Thread.yield();
        new Walk().run();
    }

    /// The next batch on its way to everybody.
    private final class Walk implements Runnable {
        private final Batch batch;
        private final Membership[] receivers;
        private int next;

        Walk() {
            var pooled = spare.poll();
            batch = pooled == null ? new Batch() : pooled;
            synchronized (Room.this) {
                batch.fill(requireNonNull(waiting));
                receivers = members();
            }
        }

        /// Goes on by a slice.
        @Override
        public void run() {
            int end = Math.min(next + SendRing.CAPACITY, receivers.length);
            bring(batch, receivers, next, end);
            next = end;
            if (next < receivers.length) {
                walkers.execute(this);
            } else {
                end();
            }
        }

        private void end() {
            Mailbox.run(() -> tell(batch));
            boolean more = done(batch.broadcasts().size());
            batch.clear();
            if (spare.size() < MOST_SPARE_BATCHES) {
                spare.add(batch);
            }
            if (more) {
                walkers.execute(Room.this::walk);
            }
        }
    }

    private void bring(Batch batch, Membership[] receivers, int from, int to) {
        var ring = receivers.length <= SMALL ? null : rings.take();
        try {
            batch.deliver(receivers, from, to, ring);
        } finally {
            if (ring != null) {
                rings.giveBack(ring);
            }
        }
    }

    private synchronized boolean done(int broadcasts) {
        var queue = requireNonNull(waiting);
        for (int i = 0; i < broadcasts; i++) {
            queue.remove();
        }
        if (queue.isEmpty()) {
            waiting = null;
        }
        return waiting != null;
    }

    private void tell(Batch batch) {
        for (var broadcast : batch.broadcasts()) {
            metrics.delivered(
                    broadcast.event(), batch.written() + broadcast.delivered().intValue());
        }
        if (batch.written() > 0) {
            metrics.packetsOut((long) batch.packets() * batch.written(), batch.size() * batch.written());
        }
    }
}

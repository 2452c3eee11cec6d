package dev.applaud.socketio.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Retainable;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/// A pool that hands out each buffer only once, and so finds whoever uses one that was given back, or gives it back
/// again: with other pools it would be somebody else's by then.
final class QuarantinedBuffers implements ByteBufferPool {
    private static final byte POISON = 0x5A;

    private final Set<Loan> out = ConcurrentHashMap.newKeySet();
    private final Queue<Loan> back = new ConcurrentLinkedQueue<>();
    private final Queue<AssertionError> misuses = new ConcurrentLinkedQueue<>();

    @Override
    public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
        var loan = new Loan(new byte[size]);
        out.add(loan);
        return loan;
    }

    @Override
    public void clear() {}

    void assertNoMisuse() {
        for (var loan = back.poll(); loan != null; loan = back.poll()) {
            loan.examine();
        }
        var misuse = misuses.poll();
        if (misuse != null) {
            throw misuse;
        }
    }

    /// Of those that somebody besides Jetty has ever held.
    boolean areAllBack() {
        return out.stream().noneMatch(loan -> loan.shared);
    }

    @Override
    public String toString() {
        return out.stream().filter(loan -> loan.shared).toList().toString();
    }

    private final class Loan extends RetainableByteBuffer.FixedCapacity {
        private final byte[] octets;
        private final ByteBuffer buffer;
        private final AtomicInteger holders = new AtomicInteger(1);
        private volatile boolean shared;
        private volatile @Nullable Throwable givenBack;

        Loan(byte[] octets) {
            var empty = ByteBuffer.wrap(octets).limit(0);
            super(empty, Retainable.NON_RETAINABLE);
            this.octets = octets;
            this.buffer = empty;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            if (holders.get() <= 0) {
                misused("used");
            }
            return buffer;
        }

        @Override
        public boolean canRetain() {
            return true;
        }

        @Override
        public boolean isRetained() {
            return holders.get() > 1;
        }

        @Override
        public int getRetained() {
            return holders.get();
        }

        @Override
        public void retain() {
            shared = true;
            if (holders.getAndIncrement() <= 0) {
                misused("retained");
            }
        }

        @Override
        public boolean release() {
            int left = holders.decrementAndGet();
            if (left < 0) {
                misused("released");
            } else if (left == 0) {
                givenBack = new Throwable("by " + Thread.currentThread());
                Arrays.fill(octets, POISON);
                BufferUtil.reset(buffer);
                out.remove(this);
                back.add(this);
            }
            return left <= 0;
        }

        private void misused(String how) {
            misuses.add(new AssertionError("A buffer was %s after it had been given back".formatted(how), givenBack));
        }

        void examine() {
            boolean untouched = buffer.position() == 0 && buffer.limit() == 0;
            for (byte octet : octets) {
                untouched &= octet == POISON;
            }
            if (!untouched) {
                misused("written to");
            }
        }
    }
}

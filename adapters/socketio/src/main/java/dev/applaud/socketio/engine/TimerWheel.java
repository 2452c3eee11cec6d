package dev.applaud.socketio.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All timers of a server on one thread. Scheduling and cancelling cost a list operation and no memory, so a
/// connection can afford to do it with every heartbeat.
///
/// Times are rounded down to ticks of about 4 ms: nothing fires late by more than the thread's wake-up, as sessions
/// must be gone no later than interval + timeout.
public final class TimerWheel {
    private static final Logger log = LoggerFactory.getLogger(TimerWheel.class);
    private static final int TICK_SHIFT = 22;
    private static final int SIZE = 2048;

    private final LongSupplier nanoTime;
    private final long origin;

    /// Heads of doubly linked lists; a timeout further off than one turn stays in its bucket until its tick has come.
    private final @Nullable Timeout[] buckets = new @Nullable Timeout[SIZE];

    private long current;
    private long wakeUp = Long.MAX_VALUE;
    private int scheduled;
    private @Nullable Thread thread;

    /// One of real time.
    public TimerWheel() {
        this(System::nanoTime);
    }

    /// One with a clock of its own; whoever moves that forward calls [#advance].
    public TimerWheel(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
    }

    /// Sets the timeout to fire after this many milliseconds, instead of when it was set to before.
    public void schedule(Timeout timeout, long millis) {
        scheduleAt(timeout, tickIn(millis));
    }

    /// The same, but up to `slack` milliseconds sooner, together with others that have the same slack: what wakes up
    /// the thread, and what the task sets off elsewhere, is then paid for once.
    void schedule(Timeout timeout, long millis, long slack) {
        long latest = tickIn(millis);
        long grain = Math.max(1, (slack * 1_000_000) >> TICK_SHIFT);
        scheduleAt(timeout, latest - latest % grain);
    }

    /// The tick of the time in this many milliseconds.
    long tickIn(long millis) {
        return (elapsed() + millis * 1_000_000) >> TICK_SHIFT;
    }

    /// Whether the time is over, be it that what was due then has not fired yet.
    boolean isOver(long tick) {
        return tickIn(0) >= tick;
    }

    synchronized void scheduleAt(Timeout timeout, long wanted) {
        unlink(timeout);
        long tick = Math.max(current, wanted);
        link(timeout, tick);
        if (tick < wakeUp) {
            wakeUp = tick;
            LockSupport.unpark(thread);
        }
    }

    /// Whether it was still scheduled.
    public synchronized boolean cancel(Timeout timeout) {
        return unlink(timeout);
    }

    /// How many timeouts are scheduled.
    public synchronized int size() {
        return scheduled;
    }

    synchronized void start() {
        thread = Thread.ofPlatform().daemon().name("socketio-timers").start(this::run);
    }

    /// What is scheduled stays so, in case the wheel is started again.
    synchronized void stop() {
        var stopped = thread;
        thread = null;
        LockSupport.unpark(stopped);
    }

    private void run() {
        while (isCurrent(Thread.currentThread())) {
            advance();
            long nanos = nanosToNext();
            if (nanos > 0) {
                LockSupport.parkNanos(this, nanos);
            }
        }
    }

    private synchronized boolean isCurrent(Thread candidate) {
        return thread == candidate;
    }

    /// Fires what is due, tick by tick; within one tick in no order.
    public void advance() {
        for (var timeout : takeDue()) {
            try {
                timeout.run();
            } catch (RuntimeException | Error e) {
                log.error("A timer's task failed", e); // and the others must not wait for ever
            }
        }
    }

    private synchronized List<Timeout> takeDue() {
        long now = tickIn(0);
        var due = new ArrayList<Timeout>();
        for (long tick = current; tick <= now; tick++) {
            for (var timeout = buckets[index(tick)]; timeout != null; ) {
                var following = timeout.next;
                if (timeout.tick <= tick) {
                    unlink(timeout);
                    due.add(timeout);
                }
                timeout = following;
            }
        }
        current = Math.max(current, now + 1);
        return due;
    }

    /// Time to the next bucket that is not empty; what is in there may turn out to belong to a later turn.
    private synchronized long nanosToNext() {
        wakeUp = current + SIZE;
        for (long tick = current; tick < current + SIZE; tick++) {
            if (buckets[index(tick)] != null) {
                wakeUp = tick;
                break;
            }
        }
        return (wakeUp << TICK_SHIFT) - elapsed();
    }

    /// Nanoseconds since the wheel was made.
    long elapsed() {
        return nanoTime.getAsLong() - origin;
    }

    private static int index(long tick) {
        return (int) (tick & SIZE - 1);
    }

    private void link(Timeout timeout, long tick) {
        var head = buckets[index(tick)];
        timeout.tick = tick;
        timeout.next = head;
        timeout.previous = null;
        if (head != null) {
            head.previous = timeout;
        }
        buckets[index(tick)] = timeout;
        scheduled++;
    }

    private boolean unlink(Timeout timeout) {
        if (timeout.tick == Timeout.UNSCHEDULED) {
            return false;
        }
        if (timeout.previous != null) {
            timeout.previous.next = timeout.next;
        } else {
            buckets[index(timeout.tick)] = timeout.next;
        }
        if (timeout.next != null) {
            timeout.next.previous = timeout.previous;
        }
        timeout.next = null;
        timeout.previous = null;
        timeout.tick = Timeout.UNSCHEDULED;
        scheduled--;
        return true;
    }
}

package dev.applaud.socketio.engine;

import org.jspecify.annotations.Nullable;

/// Something that a [TimerWheel] does later. May be scheduled again and again, for one time at once.
public final class Timeout {
    private final Runnable task;

    /// Both belong to the wheel and are guarded by it: the neighbours in a bucket, and the tick; no bucket: not
    /// scheduled.
    @Nullable
    Timeout next;

    @Nullable
    Timeout previous;

    long tick = UNSCHEDULED;

    static final long UNSCHEDULED = Long.MIN_VALUE;

    /// `task` runs on the wheel's thread and must not block.
    public Timeout(Runnable task) {
        this.task = task;
    }

    void run() {
        task.run();
    }
}

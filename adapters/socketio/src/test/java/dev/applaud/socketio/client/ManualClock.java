package dev.applaud.socketio.client;

import dev.applaud.socketio.engine.TimerWheel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Timers whose time passes only when a test says so.
public final class ManualClock {
    private final AtomicLong nanos = new AtomicLong();
    private final TimerWheel timers = new TimerWheel(nanos::get);

    public TimerWheel timers() {
        return timers;
    }

    /// Lets time pass, and fires what has become due.
    public void pass(Duration time) {
        passUnnoticed(time);
        timers.advance();
    }

    /// Lets time pass, but the timers are late.
    public void passUnnoticed(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}

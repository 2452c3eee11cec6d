package dev.applaud.application.fake;

import dev.applaud.application.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Rings when its clock is advanced by it, in the thread that does so.
public final class ManualTimer implements Timer {
    private record Alarm(Instant due, Runnable task) {}

    private final SettableClock clock;
    private final List<Alarm> alarms = new ArrayList<>();

    public ManualTimer(SettableClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Runnable after(Duration delay, Runnable task) {
        var alarm = new Alarm(clock.instant().plus(delay), task);
        alarms.add(alarm);
        notifyAll();
        return () -> cancel(alarm);
    }

    public void advance(Duration time) {
        var end = clock.instant().plus(time);
        for (var next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            var alarm = next.get();
            clock.advance(Duration.between(clock.instant(), alarm.due()));
            alarm.task().run();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    public synchronized int pending() {
        return alarms.size();
    }

    /// @throws AssertionError if there are not so many alarms within 20 s
    public synchronized void awaitPending(int count) {
        long end = System.nanoTime() + 20_000_000_000L;
        try {
            while (alarms.size() != count) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new AssertionError(alarms.size() + " alarms in place of " + count);
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private synchronized void cancel(Alarm alarm) {
        alarms.remove(alarm);
        notifyAll();
    }

    private synchronized Optional<Alarm> nextUntil(Instant end) {
        var next = alarms.stream().filter(it -> !it.due().isAfter(end)).min(Comparator.comparing(Alarm::due));
        next.ifPresent(this::cancel);
        return next;
    }
}

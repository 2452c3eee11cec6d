package dev.applaud.realtime.identity;

import java.time.Duration;

/// Runs short tasks later, which never wait for anything.
@FunctionalInterface
public interface Timer {
    /// @return cancels the task if it has not started yet; may be called at any time
    Runnable after(Duration delay, Runnable task);
}

package dev.applaud.application;

import java.time.Duration;

/// Runs tasks later. Whoever hands one out says whether they may wait for anything.
@FunctionalInterface
public interface Timer {
    /// @return cancels the task if it has not started yet; may be called at any time
    Runnable after(Duration delay, Runnable task);
}

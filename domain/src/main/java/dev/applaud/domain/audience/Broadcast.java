package dev.applaud.domain.audience;

/// Tells an audience what happened. Called after the commit, by any thread; returns without waiting for receivers.
/// Never throws for what goes wrong on the way to a receiver: the change is already made.
public interface Broadcast {
    void publish(RoomEvent event);
}

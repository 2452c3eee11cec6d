package dev.applaud.application.audience;

import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.domain.audience.RoomEvent.InVideo;

/// A connection at the door of a video's room. While it is called nothing happens in the room, so it must not wait.
public interface Newcomer {
    /// Whether it had joined already, and now asks for what it missed.
    boolean isInside();

    /// From now on it hears nothing of the room, if it ever did.
    void stepOut();

    /// From now on it hears what everyone in the room hears.
    void comeIn();

    /// Tells it alone.
    void hear(InVideo event);

    /// Tells it how the video stands, after all that it missed and before anything that is still to happen.
    void welcome(Standing standing);
}

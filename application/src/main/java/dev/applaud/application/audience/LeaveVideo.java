package dev.applaud.application.audience;

import dev.applaud.domain.content.ContentId;

/// Lets somebody go who was let into a video's room, and hears nothing of it any more.
public final class LeaveVideo {
    private final VideoRooms rooms;

    public LeaveVideo(VideoRooms rooms) {
        this.rooms = rooms;
    }

    /// To be called once for each connection that [EnterVideo] has let in.
    public void leave(ContentId id) {
        rooms.leave(id);
    }
}

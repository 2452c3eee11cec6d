package dev.applaud.realtime.event;

import dev.applaud.application.audience.EnterVideo.Standing;
import dev.applaud.application.audience.Newcomer;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.content.ContentId;
import dev.applaud.realtime.wire.Confirmations;
import dev.applaud.realtime.wire.Message;
import dev.applaud.realtime.wire.RoomMessages;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a connection enters a video's room: it is told at once that it has joined, and that it left another for it.
///
/// @param leaving the video that it leaves as it enters this one; null for none
record Doorway(Connection from, ContentId id, @Nullable ContentId leaving, Instant at) implements Newcomer {
    @Override
    public boolean isInside() {
        return from.watching().contains(id);
    }

    @Override
    public void stepOut() {
        from.leave(Room.video(id));
    }

    @Override
    public void comeIn() {
        from.join(Room.video(id));
    }

    @Override
    public void hear(InVideo event) {
        from.emit(RoomMessages.of(event));
    }

    @Override
    public void welcome(Standing standing) {
        if (leaving != null) {
            from.leave(Room.video(leaving));
            from.emit(Confirmations.videoLeft(leaving, at));
        }
        from.emit(joined(standing));
    }

    Message joined(Standing standing) {
        return Confirmations.videoJoined(standing, at);
    }
}

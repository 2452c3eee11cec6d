package dev.applaud.application.audience;

import dev.applaud.application.Clock;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagements;
import java.util.List;
import java.util.stream.Gatherers;

/// Tells those who watch what nobody told them: changes made by another process, or by one that went down between its
/// commit and its broadcast. To be run every few seconds; costs one statement for every 500 videos that are watched.
public final class CatchUp implements Runnable {
    private static final int BATCH = 500;

    private final Engagements engagements;
    private final VideoRooms rooms;
    private final Clock clock;

    public CatchUp(Engagements engagements, VideoRooms rooms, Clock clock) {
        this.engagements = engagements;
        this.rooms = rooms;
        this.clock = clock;
    }

    /// Fails as soon as the storage does; the next run begins anew.
    @Override
    public void run() {
        rooms.watched().stream().gather(Gatherers.windowFixed(BATCH)).forEach(this::look);
    }

    private void look(List<ContentId> batch) {
        var stored = engagements.ofAll(batch);
        for (var id : batch) {
            var now = stored.get(id);
            if (now == null) {
                rooms.hear(new ContentRemoved(id, clock.now()));
            } else {
                rooms.see(id, now);
            }
        }
    }
}

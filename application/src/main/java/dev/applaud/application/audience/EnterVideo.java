package dev.applaud.application.audience;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Outcome.Done;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Engagements;
import org.jspecify.annotations.Nullable;

/// Lets somebody into a video's room: they hear how the video stands, and from then on everything that happens, once
/// and in order. Whoever was let in leaves by [LeaveVideo].
public final class EnterVideo {
    private final Engagements engagements;
    private final VideoRooms rooms;

    public EnterVideo(Engagements engagements, VideoRooms rooms) {
        this.engagements = engagements;
        this.rooms = rooms;
    }

    /// @param engagement the comment log's number in it is the last that was told: the next entry is one higher
    /// @param viewers how many connections are in the video's room
    /// @param truncated what was asked for can't be told one by one, so the newcomer must read the comments anew
    public record Standing(ContentId contentId, Engagement engagement, long viewers, boolean truncated) {}

    /// @param since the number of the last entry of the comment log that the newcomer knows: it hears first what
    ///     followed, up to 500 entries; null if it knows none and wants none
    public Outcome<Standing> enter(Newcomer newcomer, ContentId id, @Nullable Long since) {
        boolean wasInside = newcomer.isInside();
        boolean stays = false;
        var room = rooms.visit(id);
        try {
            var outcome = engagements.of(id).map(now -> room.enter(newcomer, since, now));
            stays = outcome instanceof Done;
            return outcome;
        } finally {
            if (!stays && !wasInside) {
                newcomer.stepOut();
            }
            if (!stays || wasInside) {
                rooms.leave(id);
            }
        }
    }
}

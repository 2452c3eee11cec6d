package dev.applaud.application.audience;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Engagements;

/// Tells somebody who has just joined a video's room how the video stands. To be asked after joining:
/// what happens in between is then heard twice at worst, never missed.
public final class EnterVideo {
    private final Engagements engagements;
    private final Audience audience;

    public EnterVideo(Engagements engagements, Audience audience) {
        this.engagements = engagements;
        this.audience = audience;
    }

    /// @param viewers how many connections are in the video's room
    public record Standing(ContentId contentId, Engagement engagement, long viewers) {}

    public Outcome<Standing> enter(ContentId id) {
        return engagements.of(id).map(it -> new Standing(id, it, audience.size(Room.video(id))));
    }
}

package dev.applaud.application.engagement;

import dev.applaud.application.Clock;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.engagement.LikeChange;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.people.Caller;
import java.time.Instant;

/// Turns somebody's like of a content on or off. Silent when nothing changed.
public final class LikeContent {
    private final Engagements engagements;
    private final Broadcast broadcast;
    private final Clock clock;

    public LikeContent(Engagements engagements, Broadcast broadcast, Clock clock) {
        this.engagements = engagements;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    public Outcome<LikeChange> like(Caller caller, ContentId id, Liking liking) {
        return like(caller, id, liking, Attempt.unkeyed());
    }

    public Outcome<LikeChange> like(Caller caller, ContentId id, Liking liking, Attempt<LikeChange> attempt) {
        var now = clock.now();
        return engagements.like(id, caller.id(), liking, now, attempt).whenDone(change -> {
            if (change.changed()) {
                broadcast.publish(event(caller, id, change, now));
            }
        });
    }

    private static LikeChanged event(Caller caller, ContentId id, LikeChange change, Instant now) {
        var engagement = change.engagement();
        return new LikeChanged(id, caller.id(), change.isLiked(), engagement.likes(), engagement.version(), now);
    }
}

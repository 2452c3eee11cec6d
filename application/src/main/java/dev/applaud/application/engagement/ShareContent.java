package dev.applaud.application.engagement;

import dev.applaud.application.Clock;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent.ShareCounted;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.people.Caller;

/// Counts that somebody shared a content; every time counts.
public final class ShareContent {
    private final Engagements engagements;
    private final Broadcast broadcast;
    private final Clock clock;

    public ShareContent(Engagements engagements, Broadcast broadcast, Clock clock) {
        this.engagements = engagements;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    public Outcome<Engagement> share(Caller caller, ContentId id) {
        return share(caller, id, Attempt.unkeyed());
    }

    public Outcome<Engagement> share(Caller caller, ContentId id, Attempt<Engagement> attempt) {
        var now = clock.now();
        return engagements
                .countShare(id, caller.id(), now, attempt)
                .whenDone(it -> broadcast.publish(new ShareCounted(id, caller.id(), it.shares(), it.version(), now)));
    }
}

package dev.applaud.application.content;

import dev.applaud.application.Clock;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.people.Caller;

/// Removes a content for good; whoever watches it is told.
public final class RemoveContent {
    private final Contents contents;
    private final Broadcast broadcast;
    private final Clock clock;

    public RemoveContent(Contents contents, Broadcast broadcast, Clock clock) {
        this.contents = contents;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    public Outcome<ContentId> remove(Caller caller, ContentId id) {
        return contents.find(id)
                .map(content -> remove(caller, content))
                .orElseGet(() -> Outcome.refused(new Refusal.ContentNotFound(id)));
    }

    private Outcome<ContentId> remove(Caller caller, Content content) {
        if (!content.isManagedBy(caller)) {
            return Outcome.refused(new Refusal.Forbidden("Only its owner or an admin may remove a content"));
        }
        if (!contents.remove(content.id())) {
            return Outcome.refused(new Refusal.ContentNotFound(content.id()));
        }
        broadcast.publish(new ContentRemoved(content.id(), clock.now()));
        return Outcome.done(content.id());
    }
}

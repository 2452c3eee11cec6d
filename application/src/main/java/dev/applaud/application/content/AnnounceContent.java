package dev.applaud.application.content;

import dev.applaud.application.Clock;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent.ContentAnnounced;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Follows;

/// Tells those followers of a creator who subscribed to their feed that there is new content.
public final class AnnounceContent {
    private final Contents contents;
    private final Follows follows;
    private final Audience audience;
    private final Broadcast broadcast;
    private final Clock clock;

    public AnnounceContent(Contents contents, Follows follows, Audience audience, Broadcast broadcast, Clock clock) {
        this.contents = contents;
        this.follows = follows;
        this.audience = audience;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    public Outcome<Announcement> announce(Caller caller, ContentId id) {
        var content = contents.find(id);
        if (content.isEmpty()) {
            return Outcome.refused(new Refusal.ContentNotFound(id));
        }
        if (!content.get().isOwnedBy(caller)) {
            return Outcome.refused(new Refusal.Forbidden("Only its owner may announce a content"));
        }
        return Outcome.done(tellFollowers(caller, content.get()));
    }

    Announcement tellFollowers(Caller creator, Content content) {
        var followers = follows.followersAmong(audience.feedSubscribers(), creator.id());
        var now = clock.now();
        if (!followers.isEmpty()) {
            broadcast.publish(new ContentAnnounced(content, creator.profile(), followers, now));
        }
        return new Announcement(content.id(), followers.size(), now);
    }
}

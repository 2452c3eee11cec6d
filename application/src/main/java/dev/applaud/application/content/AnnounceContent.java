package dev.applaud.application.content;

import dev.applaud.application.Clock;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.OtherNodes;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.HashSet;

/// Tells those followers of a creator who subscribed to their feed, on whichever node, that there is new content.
public final class AnnounceContent {
    private final Contents contents;
    private final TellFollowers followers;
    private final OtherNodes others;
    private final Clock clock;

    public AnnounceContent(Contents contents, TellFollowers followers, OtherNodes others, Clock clock) {
        this.contents = contents;
        this.followers = followers;
        this.others = others;
        this.clock = clock;
    }

    /// Followers are told at once; it returns when it is known how many they were. If those here cannot be found, it
    /// fails, and nobody was told on any node: then it may be tried again.
    public Outcome<Announcement> announce(Caller caller, ContentId id) {
        var content = contents.find(id);
        if (content.isEmpty()) {
            return Outcome.refused(new Refusal.ContentNotFound(id));
        }
        if (!content.get().isOwnedBy(caller)) {
            return Outcome.refused(new Refusal.Forbidden("Only its owner may announce a content"));
        }
        return Outcome.done(announce(caller, content.get(), clock.now()));
    }

    private Announcement announce(Caller creator, Content content, Instant now) {
        var told = new HashSet<UserId>(followers.tell(content, creator.profile(), now));
        told.addAll(others.tellFollowers(content.id(), now).join());
        return new Announcement(content.id(), told.size(), now);
    }

    /// Waits for no other node.
    void tellFollowers(Caller creator, Content content) {
        var now = clock.now();
        followers.tell(content, creator.profile(), now);
        var _ = others.tellFollowers(content.id(), now);
    }
}

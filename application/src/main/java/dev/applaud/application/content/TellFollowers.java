package dev.applaud.application.content;

import dev.applaud.domain.audience.Audience;
import dev.applaud.domain.audience.Broadcast;
import dev.applaud.domain.audience.RoomEvent.ContentAnnounced;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.people.Follows;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Set;

/// Tells of new content those followers of its creator who are subscribed to their feed on this node.
public final class TellFollowers {
    private final Contents contents;
    private final Profiles profiles;
    private final Follows follows;
    private final Audience audience;
    private final Broadcast broadcast;

    /// @param broadcast tells those on this node
    public TellFollowers(
            Contents contents, Profiles profiles, Follows follows, Audience audience, Broadcast broadcast) {
        this.contents = contents;
        this.profiles = profiles;
        this.follows = follows;
        this.audience = audience;
        this.broadcast = broadcast;
    }

    /// For another node, where it was announced.
    ///
    /// @return who was told; nobody if there is no such content
    public Set<UserId> tell(ContentId id, Instant at) {
        return contents.find(id).map(it -> tell(it, creatorOf(it), at)).orElse(Set.of());
    }

    Set<UserId> tell(Content content, Profile creator, Instant at) {
        var followers = follows.followersAmong(audience.feedSubscribers(), creator.id());
        if (!followers.isEmpty()) {
            broadcast.publish(new ContentAnnounced(content, creator, followers, at));
        }
        return followers;
    }

    private Profile creatorOf(Content content) {
        return profiles.find(content.owner()).orElseGet(() -> new Profile(content.owner(), null, null, false));
    }
}

package dev.applaud.application.content;

import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds to contents what people see with them: creator, tallies, and their own like. Three reads for any number of
/// contents.
final class ContentGallery {
    private final Engagements engagements;
    private final Profiles profiles;

    ContentGallery(Engagements engagements, Profiles profiles) {
        this.engagements = engagements;
        this.profiles = profiles;
    }

    /// In the order given.
    List<ShownContent> show(List<Content> contents, @Nullable Caller viewer) {
        var ids = contents.stream().map(Content::id).toList();
        var tallies = engagements.ofAll(ids);
        var creators = profiles.findAll(
                contents.stream().map(Content::owner).distinct().toList());
        var liked = viewer == null ? Set.<ContentId>of() : engagements.likedBy(viewer.id(), ids);
        return contents.stream().map(it -> shown(it, tallies, creators, liked)).toList();
    }

    private static ShownContent shown(
            Content content, Map<ContentId, Engagement> tallies, Map<UserId, Profile> creators, Set<ContentId> liked) {
        return new ShownContent(
                content,
                creators.getOrDefault(content.owner(), new Profile(content.owner(), null, null, false)),
                tallies.getOrDefault(content.id(), Engagement.NONE),
                liked.contains(content.id()));
    }
}

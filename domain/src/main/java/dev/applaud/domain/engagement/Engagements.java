package dev.applaud.domain.engagement;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// The tallies of all content, exact under any concurrency: each change and its count are one transaction.
/// Every method that names a single content refuses when there is no such content.
public interface Engagements {
    Outcome<Engagement> of(ContentId id);

    /// The tallies of those among the given that exist.
    Map<ContentId, Engagement> ofAll(Collection<ContentId> ids);

    Outcome<LikeChange> like(ContentId id, UserId user, Liking liking, Instant at);

    /// Those among the given that the user likes.
    Set<ContentId> likedBy(UserId user, Collection<ContentId> ids);

    Outcome<ViewChange> countView(View view);

    Outcome<Engagement> countShare(ContentId id, UserId user, Instant at);
}

package dev.applaud.domain.engagement;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// The tallies of all content, exact under any concurrency: each change and its count are one transaction.
/// Every method that names a single content refuses when there is no such content. Answers to attempts with a key are
/// kept in the same transaction.
public interface Engagements {
    Outcome<Engagement> of(ContentId id);

    /// The tallies of those among the given that exist.
    Map<ContentId, Engagement> ofAll(Collection<ContentId> ids);

    Outcome<LikeChange> like(ContentId id, UserId user, Liking liking, Instant at, Attempt<LikeChange> attempt);

    default Outcome<LikeChange> like(ContentId id, UserId user, Liking liking, Instant at) {
        return like(id, user, liking, at, Attempt.unkeyed());
    }

    /// Those among the given that the user likes.
    Set<ContentId> likedBy(UserId user, Collection<ContentId> ids);

    Outcome<ViewChange> countView(View view, Attempt<ViewChange> attempt);

    default Outcome<ViewChange> countView(View view) {
        return countView(view, Attempt.unkeyed());
    }

    Outcome<Engagement> countShare(ContentId id, UserId user, Instant at, Attempt<Engagement> attempt);

    default Outcome<Engagement> countShare(ContentId id, UserId user, Instant at) {
        return countShare(id, user, at, Attempt.unkeyed());
    }
}

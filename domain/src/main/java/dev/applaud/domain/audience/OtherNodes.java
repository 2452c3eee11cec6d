package dev.applaud.domain.audience;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The other nodes of a cluster, for what only they can find out about those who are connected to them.
public interface OtherNodes {
    /// For a node that is alone.
    OtherNodes NONE = (_, _) -> CompletableFuture.completedFuture(Set.of());

    /// Lets each tell those followers of the content's creator who are subscribed to their feed there. Returns at
    /// once. The result comes about a second later at most, and never fails: those who were told by nodes that have
    /// answered by then.
    CompletableFuture<Set<UserId>> tellFollowers(ContentId id, Instant at);
}

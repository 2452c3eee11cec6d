package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.engagement.LikeChange;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.domain.engagement.View;
import dev.applaud.domain.engagement.ViewChange;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The tallies of all content. Each change keeps its fact and the new tallies in one transaction, which it may share
/// with others on the same content.
public final class JdbiEngagements implements Engagements {
    private final Transactions transactions;
    private final GroupCommit groups;

    JdbiEngagements(Transactions transactions, GroupCommit groups) {
        this.transactions = transactions;
        this.groups = groups;
    }

    @Override
    public Outcome<Engagement> of(ContentId id) {
        return transactions
                .readDurable(handle -> Tallies.read(handle, id))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.ContentNotFound(id)));
    }

    @Override
    public Map<ContentId, Engagement> ofAll(Collection<ContentId> ids) {
        return transactions.readDurable(handle -> {
            var found = new HashMap<ContentId, Engagement>();
            Chunks.of(ids, ContentId::value).forEach(chunk -> handle.createQuery(
                            "SELECT id, " + Tallies.COLUMNS + " FROM content WHERE id IN (<ids>) AND removed = FALSE")
                    .bindList("ids", chunk)
                    .map((row, _) -> Map.entry(new ContentId(row.getString("id")), Tallies.from(row)))
                    .forEach(it -> found.put(it.getKey(), it.getValue())));
            return found;
        });
    }

    @Override
    public Outcome<LikeChange> like(ContentId id, UserId user, Liking liking, Instant at, Attempt<LikeChange> attempt) {
        return groups.commit(id, new ContentChange.Like(user, liking, at), attempt);
    }

    @Override
    public Set<ContentId> likedBy(UserId user, Collection<ContentId> ids) {
        return transactions.read(handle -> {
            var liked = new HashSet<ContentId>();
            Chunks.of(ids, ContentId::value).forEach(chunk -> handle.createQuery("""
                                    SELECT c.id FROM content_like l JOIN content c ON c.id = l.content_id
                                    WHERE l.content_id IN (<ids>) AND l.user_id = :user AND c.removed = FALSE""")
                    .bindList("ids", chunk)
                    .bind("user", user.value())
                    .mapTo(String.class)
                    .forEach(it -> liked.add(new ContentId(it))));
            return liked;
        });
    }

    @Override
    public Outcome<ViewChange> countView(View view, Attempt<ViewChange> attempt) {
        return groups.commit(view.contentId(), new ContentChange.Watch(view), attempt);
    }

    @Override
    public Outcome<Engagement> countShare(ContentId id, UserId user, Instant at, Attempt<Engagement> attempt) {
        return groups.commit(id, new ContentChange.Share(user, at), attempt);
    }
}

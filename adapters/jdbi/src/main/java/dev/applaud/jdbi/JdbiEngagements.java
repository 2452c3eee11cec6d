package dev.applaud.jdbi;

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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The tallies of all content. Each change keeps its fact and the new tallies in one transaction.
public final class JdbiEngagements implements Engagements {
    private final Transactions transactions;

    public JdbiEngagements(Jdbi jdbi) {
        this.transactions = new Transactions(jdbi);
    }

    @Override
    public Outcome<Engagement> of(ContentId id) {
        return transactions
                .read(handle -> Tallies.read(handle, id))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.ContentNotFound(id)));
    }

    @Override
    public Map<ContentId, Engagement> ofAll(Collection<ContentId> ids) {
        return transactions.read(handle -> {
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
    public Outcome<LikeChange> like(ContentId id, UserId user, Liking liking, Instant at) {
        return transactions.onContent(id, (handle, now) -> {
            boolean wasLiked = isLiked(handle, id, user);
            boolean isLiked = liking.from(wasLiked);
            if (isLiked == wasLiked) {
                return Outcome.done(new LikeChange(isLiked, false, now));
            }
            keepLike(handle, id, user, isLiked, at);
            var then = Tallies.keep(handle, id, now.withLikes(now.likes() + (isLiked ? 1 : -1)));
            return Outcome.done(new LikeChange(isLiked, true, then));
        });
    }

    private static boolean isLiked(Handle handle, ContentId id, UserId user) {
        return handle.select(
                        "SELECT 1 FROM content_like WHERE content_id = ? AND user_id = ?", id.value(), user.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static void keepLike(Handle handle, ContentId id, UserId user, boolean isLiked, Instant at) {
        if (isLiked) {
            handle.execute(
                    "INSERT INTO content_like (content_id, user_id, liked_at) VALUES (?, ?, ?)",
                    id.value(),
                    user.value(),
                    at.toEpochMilli());
        } else {
            handle.execute("DELETE FROM content_like WHERE content_id = ? AND user_id = ?", id.value(), user.value());
        }
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
    public Outcome<ViewChange> countView(View view) {
        var id = view.contentId();
        return transactions.onContent(id, (handle, now) -> {
            if (view.uniqueWindow().isPositive() && !RecentViews.countsNow(handle, view)) {
                return Outcome.done(new ViewChange(false, now));
            }
            return Outcome.done(new ViewChange(true, Tallies.keep(handle, id, now.withViews(now.views() + 1))));
        });
    }

    @Override
    public Outcome<Engagement> countShare(ContentId id, UserId user, Instant at) {
        return transactions.onContent(id, (handle, now) -> {
            handle.execute(
                    "INSERT INTO content_share (content_id, user_id, shared_at) VALUES (?, ?, ?)",
                    id.value(),
                    user.value(),
                    at.toEpochMilli());
            return Outcome.done(Tallies.keep(handle, id, now.withShares(now.shares() + 1)));
        });
    }
}

package dev.applaud.application.fake;

import dev.applaud.application.fake.InMemoryStorage.Like;
import dev.applaud.application.fake.InMemoryStorage.Viewer;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
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

/// The tallies of all content, in memory.
public final class InMemoryEngagements implements Engagements {
    private final InMemoryStorage storage;

    InMemoryEngagements(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public Outcome<Engagement> of(ContentId id) {
        return storage.onContent(id, Outcome::done);
    }

    @Override
    public Map<ContentId, Engagement> ofAll(Collection<ContentId> ids) {
        return storage.alone(() -> {
            var found = new HashMap<>(storage.engagements);
            found.keySet().retainAll(new HashSet<>(ids));
            return found;
        });
    }

    @Override
    public Outcome<LikeChange> like(ContentId id, UserId user, Liking liking, Instant at, Attempt<LikeChange> attempt) {
        return storage.once(
                attempt, at, () -> storage.onContent(id, now -> Outcome.done(like(new Like(id, user), liking, now))));
    }

    private LikeChange like(Like like, Liking liking, Engagement now) {
        boolean wasLiked = storage.likes.contains(like);
        boolean isLiked = liking.from(wasLiked);
        if (isLiked == wasLiked) {
            return new LikeChange(isLiked, false, now);
        }
        if (isLiked) {
            storage.likes.add(like);
        } else {
            storage.likes.remove(like);
        }
        return new LikeChange(isLiked, true, keep(like.content(), now.withLikes(now.likes() + (isLiked ? 1 : -1))));
    }

    @Override
    public Set<ContentId> likedBy(UserId user, Collection<ContentId> ids) {
        return storage.alone(() -> {
            var liked = new HashSet<>(ids);
            liked.removeIf(id -> !storage.contents.containsKey(id) || !storage.likes.contains(new Like(id, user)));
            return liked;
        });
    }

    @Override
    public Outcome<ViewChange> countView(View view, Attempt<ViewChange> attempt) {
        return storage.once(
                attempt,
                view.at(),
                () -> storage.onContent(view.contentId(), now -> Outcome.done(countView(view, now))));
    }

    private ViewChange countView(View view, Engagement now) {
        if (view.uniqueWindow().isPositive()) {
            var viewer = new Viewer(view.contentId(), view.viewer());
            var last = storage.lastViews.get(viewer);
            if (last != null && last.plus(view.uniqueWindow()).isAfter(view.at())) {
                return new ViewChange(false, now);
            }
            storage.lastViews.put(viewer, view.at());
        }
        return new ViewChange(true, keep(view.contentId(), now.withViews(now.views() + 1)));
    }

    @Override
    public Outcome<Engagement> countShare(ContentId id, UserId user, Instant at, Attempt<Engagement> attempt) {
        return storage.once(
                attempt,
                at,
                () -> storage.onContent(id, now -> Outcome.done(keep(id, now.withShares(now.shares() + 1)))));
    }

    private Engagement keep(ContentId id, Engagement engagement) {
        storage.engagements.put(id, engagement);
        return engagement;
    }
}

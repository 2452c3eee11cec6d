package dev.applaud.realtime.live;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// As good as those beneath, but for two contents whose tallies cannot be read.
public record TroubledEngagements(Engagements beneath) implements Engagements {
    public static final ContentId OUTAGE = new ContentId("outage");
    public static final ContentId BUG = new ContentId("bug");

    @Override
    public Outcome<Engagement> of(ContentId id) {
        if (id.equals(OUTAGE)) {
            throw new UncheckedIOException(new IOException("jdbc:mysql://db refused"));
        }
        if (id.equals(BUG)) {
            throw new IllegalStateException("SELECT in dev.applaud.secret.Place");
        }
        return beneath.of(id);
    }

    @Override
    public Map<ContentId, Engagement> ofAll(Collection<ContentId> ids) {
        return beneath.ofAll(ids);
    }

    @Override
    public Outcome<LikeChange> like(ContentId id, UserId user, Liking liking, Instant at, Attempt<LikeChange> attempt) {
        return beneath.like(id, user, liking, at, attempt);
    }

    @Override
    public Set<ContentId> likedBy(UserId user, Collection<ContentId> ids) {
        return beneath.likedBy(user, ids);
    }

    @Override
    public Outcome<ViewChange> countView(View view, Attempt<ViewChange> attempt) {
        return beneath.countView(view, attempt);
    }

    @Override
    public Outcome<Engagement> countShare(ContentId id, UserId user, Instant at, Attempt<Engagement> attempt) {
        return beneath.countShare(id, user, at, attempt);
    }
}

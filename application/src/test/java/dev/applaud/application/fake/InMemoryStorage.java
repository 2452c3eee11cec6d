package dev.applaud.application.fake;

import dev.applaud.application.contract.Storage;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Attempts;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.Comments;
import dev.applaud.domain.comment.LogEntry;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.Contents;
import dev.applaud.domain.engagement.Engagement;
import dev.applaud.domain.engagement.Engagements;
import dev.applaud.domain.people.Follows;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.Profiles;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.PlayerState;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.Viewings;
import dev.applaud.domain.viewing.WatchProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The data that all storage fakes share, and the fakes. Every call takes the one lock for as long as it lasts, so
/// that each is a transaction. Any thread.
public final class InMemoryStorage implements Storage {
    record Like(ContentId content, UserId user) {}

    record Viewer(ContentId content, String viewer) {}

    record Follow(UserId follower, UserId creator) {}

    final Map<ContentId, Content> contents = new LinkedHashMap<>();
    final Set<ContentId> takenIds = new HashSet<>();
    final Map<ContentId, Engagement> engagements = new HashMap<>();
    final Set<Like> likes = new HashSet<>();
    final Map<Viewer, Instant> lastViews = new HashMap<>();
    final Map<CommentId, Comment> comments = new LinkedHashMap<>();
    final Map<ContentId, List<LogEntry>> logs = new HashMap<>();
    final Map<ViewingId, WatchProgress> viewings = new HashMap<>();
    final Map<ViewingId, PlayerState> playerStates = new HashMap<>();
    final List<QualityChange> qualityChanges = new ArrayList<>();
    final Map<UserId, Profile> profiles = new HashMap<>();
    final Map<Follow, Instant> follows = new HashMap<>();
    final Map<String, Attempt.Kept> answers = new HashMap<>();

    @Override
    public Contents contents() {
        return new InMemoryContents(this);
    }

    @Override
    public Comments comments() {
        return new InMemoryComments(this);
    }

    @Override
    public Engagements engagements() {
        return new InMemoryEngagements(this);
    }

    @Override
    public Viewings viewings() {
        return new InMemoryViewings(this);
    }

    @Override
    public Profiles profiles() {
        return new InMemoryProfiles(this);
    }

    @Override
    public Follows follows() {
        return new InMemoryFollows(this);
    }

    @Override
    public Attempts attempts() {
        return new InMemoryAttempts(this);
    }

    synchronized <T> T alone(Supplier<T> work) {
        return work.get();
    }

    /// Makes the change if this is the first attempt at it.
    synchronized <T> Outcome<T> once(Attempt<T> attempt, Instant at, Supplier<Outcome<T>> change) {
        return switch (attempt) {
            case Attempt.Unkeyed<T>() -> change.get();
            case Attempt.Keyed<T> keyed -> {
                var kept = answers.get(keyed.request());
                yield kept != null && !kept.isOver(at)
                        ? Outcome.refused(kept.tell(keyed))
                        : change.get()
                                .whenDone(it -> answers.put(
                                        keyed.request(),
                                        new Attempt.Kept(
                                                keyed.body(), keyed.answer().apply(it), at)));
            }
        };
    }

    /// Goes on with the content's tallies, if there is such a content.
    synchronized <T> Outcome<T> onContent(ContentId id, Function<Engagement, Outcome<T>> work) {
        @Nullable Engagement now = engagements.get(id);
        return now == null ? Outcome.refused(new Refusal.ContentNotFound(id)) : work.apply(now);
    }
}

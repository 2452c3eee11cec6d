package dev.applaud.domain.audience;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.LogEntry;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Tally;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an audience is told. Counts are those right after the change.
public sealed interface RoomEvent {
    /// What everyone who watches a content is told.
    sealed interface InVideo extends RoomEvent {
        ContentId contentId();
    }

    /// A tally of a content changed. Of two, the one with the higher version holds the newer count.
    sealed interface TallyChanged extends InVideo {
        Tally tally();

        long count();

        long version();

        /// The same change, told with a newer count.
        TallyChanged with(long count, long version);
    }

    /// @param userId whose like it was; null where only the count is known, as after changes that nobody told of
    record LikeChanged(
            ContentId contentId,
            @Nullable UserId userId,
            boolean isLiked,
            long likesCount,
            long version,
            Instant timestamp)
            implements TallyChanged {
        @Override
        public Tally tally() {
            return Tally.LIKES;
        }

        @Override
        public long count() {
            return likesCount;
        }

        @Override
        public LikeChanged with(long count, long newer) {
            return new LikeChanged(contentId, userId, isLiked, count, newer, timestamp);
        }
    }

    record ViewCounted(ContentId contentId, long viewsCount, long version, Instant timestamp) implements TallyChanged {
        @Override
        public Tally tally() {
            return Tally.VIEWS;
        }

        @Override
        public long count() {
            return viewsCount;
        }

        @Override
        public ViewCounted with(long count, long newer) {
            return new ViewCounted(contentId, count, newer, timestamp);
        }
    }

    /// @param userId who shared; null where only the count is known, as after changes that nobody told of
    record ShareCounted(ContentId contentId, @Nullable UserId userId, long sharesCount, long version, Instant timestamp)
            implements TallyChanged {
        @Override
        public Tally tally() {
            return Tally.SHARES;
        }

        @Override
        public long count() {
            return sharesCount;
        }

        @Override
        public ShareCounted with(long count, long newer) {
            return new ShareCounted(contentId, userId, count, newer, timestamp);
        }
    }

    /// Several changes of one tally that came faster than an audience can use them, told as the newest.
    ///
    /// @param changes how many there were, the newest among them; from 2
    record Merged(TallyChanged newest, long changes) implements InVideo {
        @Override
        public ContentId contentId() {
            return newest.contentId();
        }
    }

    /// An entry of the comment log.
    sealed interface Logged extends InVideo {
        long seq();

        /// How many comments there were right after this entry.
        long commentsCount();

        /// What an audience is told of an entry that was read from the log.
        static Logged of(LogEntry entry, long commentsCount) {
            return switch (entry) {
                case LogEntry.Posted(var comment, var author, var seq) ->
                    new CommentPosted(comment, author, commentsCount, seq, comment.createdAt());
                case LogEntry.Withdrawn(var content, var id, var seq, var at) ->
                    new CommentRemoved(content, id, 0, commentsCount, seq, at);
                case LogEntry.Removed(var content, var id, var removed, var seq, var at) ->
                    new CommentRemoved(content, id, removed, commentsCount, seq, at);
            };
        }
    }

    record CommentPosted(Comment comment, Profile author, long commentsCount, long seq, Instant timestamp)
            implements Logged {
        @Override
        public ContentId contentId() {
            return comment.contentId();
        }
    }

    /// @param removed how many comments went: the comment itself and all replies below it; 0 in place of a comment that
    /// a later entry removes
    record CommentRemoved(
            ContentId contentId, CommentId commentId, long removed, long commentsCount, long seq, Instant timestamp)
            implements Logged {}

    record ContentRemoved(ContentId contentId, Instant timestamp) implements InVideo {}

    /// Told to everyone but the one who types, on whichever connection; worthless a moment later, so never queued.
    record UserTyping(ContentId contentId, Profile user, Instant timestamp) implements InVideo {}

    /// New content, told to followers who subscribed to their feed.
    record ContentAnnounced(Content content, Profile creator, Set<UserId> followers, Instant timestamp)
            implements RoomEvent {
        public ContentAnnounced {
            followers = Set.copyOf(followers);
        }
    }

    /// An event of another back end, passed on as it is.
    ///
    /// @param room null means everyone who is connected
    /// @param data a JSON value in plain Java: map, list, string, number, boolean or null
    record Relayed(
            @Nullable Room room, EventName event, @Nullable Object data) implements RoomEvent {}
}

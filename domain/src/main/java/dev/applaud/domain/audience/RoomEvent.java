package dev.applaud.domain.audience;

import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
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

    record LikeChanged(
            ContentId contentId, UserId userId, boolean isLiked, long likesCount, long version, Instant timestamp)
            implements InVideo {}

    record ViewCounted(ContentId contentId, long viewsCount, long version, Instant timestamp) implements InVideo {}

    record ShareCounted(ContentId contentId, UserId userId, long sharesCount, long version, Instant timestamp)
            implements InVideo {}

    record CommentPosted(Comment comment, Profile author, long commentsCount, long seq, Instant timestamp)
            implements InVideo {
        @Override
        public ContentId contentId() {
            return comment.contentId();
        }
    }

    /// @param removed how many comments went: the comment itself and all replies below it
    record CommentRemoved(
            ContentId contentId, CommentId commentId, long removed, long commentsCount, long seq, Instant timestamp)
            implements InVideo {}

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

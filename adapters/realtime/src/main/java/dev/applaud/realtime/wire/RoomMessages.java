package dev.applaud.realtime.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.applaud.domain.audience.RoomEvent;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.audience.RoomEvent.CommentRemoved;
import dev.applaud.domain.audience.RoomEvent.ContentAnnounced;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.audience.RoomEvent.Merged;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.domain.audience.RoomEvent.ShareCounted;
import dev.applaud.domain.audience.RoomEvent.UserTyping;
import dev.applaud.domain.audience.RoomEvent.ViewCounted;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What rooms are told: each event's name, and a record with exactly the fields of its JSON.
public final class RoomMessages {
    private RoomMessages() {}

    public static Message of(RoomEvent event) {
        return switch (event) {
            case LikeChanged it -> new Message("video:like", VideoLike.of(it));
            case ViewCounted it -> new Message("video:view", VideoView.of(it));
            case ShareCounted it -> new Message("video:share", VideoShare.of(it));
            case Merged(var newest, var changes) -> merged(of(newest), changes);
            case CommentPosted it -> new Message("video:comment", VideoComment.of(it));
            case CommentRemoved it -> new Message("video:comment_deleted", CommentDeleted.of(it));
            case ContentRemoved it -> new Message("video:removed", VideoRemoved.of(it));
            case UserTyping it -> new Message("video:user_typing", Typing.of(it));
            case ContentAnnounced it -> new Message("feed:refresh", FeedRefresh.of(it));
            case Relayed it -> new Message(it.event().value(), it.data());
        };
    }

    private static Message merged(Message newest, long changes) {
        return new Message(newest.event(), new MergedCount(Objects.requireNonNull(newest.body()), changes));
    }

    /// The fields of the newest, and for how many it stands.
    record MergedCount(@JsonUnwrapped Object newest, long merged) {}

    /// Nobody's id is empty, and unlike null it is a text, as clients expect.
    private static String idOf(@Nullable UserId user) {
        return user == null ? "" : user.value();
    }

    record VideoLike(
            String contentId, String userId, boolean isLiked, long likesCount, long version, String timestamp) {
        static VideoLike of(LikeChanged it) {
            return new VideoLike(
                    it.contentId().value(),
                    idOf(it.userId()),
                    it.isLiked(),
                    it.likesCount(),
                    it.version(),
                    Timestamps.of(it.timestamp()));
        }
    }

    record VideoView(String contentId, long viewsCount, long version, String timestamp) {
        static VideoView of(ViewCounted it) {
            return new VideoView(it.contentId().value(), it.viewsCount(), it.version(), Timestamps.of(it.timestamp()));
        }
    }

    record VideoShare(String contentId, String userId, long sharesCount, long version, String timestamp) {
        static VideoShare of(ShareCounted it) {
            return new VideoShare(
                    it.contentId().value(),
                    idOf(it.userId()),
                    it.sharesCount(),
                    it.version(),
                    Timestamps.of(it.timestamp()));
        }
    }

    record VideoComment(String contentId, CommentBody comment, long commentsCount, long seq, String timestamp) {
        static VideoComment of(CommentPosted it) {
            return new VideoComment(
                    it.contentId().value(),
                    CommentBody.of(it.comment(), it.author()),
                    it.commentsCount(),
                    it.seq(),
                    Timestamps.of(it.timestamp()));
        }
    }

    /// As in REST answers, but for the author's place. Nothing can have replied to a comment this new.
    record CommentBody(
            @JsonProperty("_id") String id,
            String contentId,
            String text,
            @Nullable String parentId,
            Author user,
            long repliesCount,
            String createdAt) {
        static CommentBody of(Comment it, Profile author) {
            var parent = it.parentId();
            return new CommentBody(
                    it.id().value(),
                    it.contentId().value(),
                    it.text().value(),
                    parent == null ? null : parent.value(),
                    Author.of(author),
                    0,
                    Timestamps.of(it.createdAt()));
        }
    }

    record Author(
            @JsonProperty("_id") String id,
            String username,
            @Nullable String avatar,
            boolean isVerified) {
        static Author of(Profile it) {
            return new Author(it.id().value(), it.shownName(), it.avatar(), it.isVerified());
        }
    }

    record CommentDeleted(
            String contentId, String commentId, long removed, long commentsCount, long seq, String timestamp) {
        static CommentDeleted of(CommentRemoved it) {
            return new CommentDeleted(
                    it.contentId().value(),
                    it.commentId().value(),
                    it.removed(),
                    it.commentsCount(),
                    it.seq(),
                    Timestamps.of(it.timestamp()));
        }
    }

    record VideoRemoved(String contentId, String timestamp) {
        static VideoRemoved of(ContentRemoved it) {
            return new VideoRemoved(it.contentId().value(), Timestamps.of(it.timestamp()));
        }
    }

    record Typing(String contentId, String userId, String username, String timestamp) {
        static Typing of(UserTyping it) {
            var user = it.user();
            return new Typing(
                    it.contentId().value(), user.id().value(), user.shownName(), Timestamps.of(it.timestamp()));
        }
    }

    record FeedRefresh(String type, String contentId, String contentType, Creator creator, String timestamp) {
        static FeedRefresh of(ContentAnnounced it) {
            var content = it.content();
            return new FeedRefresh(
                    "new_content",
                    content.id().value(),
                    content.type().value(),
                    Creator.of(it.creator()),
                    Timestamps.of(it.timestamp()));
        }
    }

    record Creator(String id, String username, @Nullable String avatar) {
        static Creator of(Profile it) {
            return new Creator(it.id().value(), it.shownName(), it.avatar());
        }
    }
}

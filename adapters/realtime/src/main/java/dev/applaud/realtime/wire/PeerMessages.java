package dev.applaud.realtime.wire;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.audience.RoomEvent.CommentRemoved;
import dev.applaud.domain.audience.RoomEvent.ContentRemoved;
import dev.applaud.domain.audience.RoomEvent.InVideo;
import dev.applaud.domain.audience.RoomEvent.LikeChanged;
import dev.applaud.domain.audience.RoomEvent.ShareCounted;
import dev.applaud.domain.audience.RoomEvent.UserTyping;
import dev.applaud.domain.audience.RoomEvent.ViewCounted;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.realtime.wire.RoomMessages.Author;
import dev.applaud.realtime.wire.RoomMessages.CommentBody;
import dev.applaud.realtime.wire.RoomMessages.CommentDeleted;
import dev.applaud.realtime.wire.RoomMessages.Typing;
import dev.applaud.realtime.wire.RoomMessages.VideoComment;
import dev.applaud.realtime.wire.RoomMessages.VideoLike;
import dev.applaud.realtime.wire.RoomMessages.VideoRemoved;
import dev.applaud.realtime.wire.RoomMessages.VideoShare;
import dev.applaud.realtime.wire.RoomMessages.VideoView;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// [RoomMessages] as another node reads them: those of videos.
public final class PeerMessages {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private PeerMessages() {}

    /// Empty for other messages, and for those that are not exactly as [RoomMessages] makes them.
    ///
    /// @param body plain Java, as it was read from JSON or the like
    public static Optional<InVideo> read(String event, @Nullable Object body) {
        try {
            return Optional.ofNullable(
                    switch (event) {
                        case "video:like" -> like(JSON.convertValue(body, VideoLike.class));
                        case "video:view" -> view(JSON.convertValue(body, VideoView.class));
                        case "video:share" -> share(JSON.convertValue(body, VideoShare.class));
                        case "video:comment" -> comment(JSON.convertValue(body, VideoComment.class));
                        case "video:comment_deleted" -> deleted(JSON.convertValue(body, CommentDeleted.class));
                        case "video:removed" -> removed(JSON.convertValue(body, VideoRemoved.class));
                        case "video:user_typing" -> typing(JSON.convertValue(body, Typing.class));
                        default -> null;
                    });
        } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LikeChanged like(VideoLike it) {
        return new LikeChanged(
                new ContentId(it.contentId()),
                userOf(it.userId()),
                it.isLiked(),
                it.likesCount(),
                it.version(),
                Instant.parse(it.timestamp()));
    }

    private static ViewCounted view(VideoView it) {
        return new ViewCounted(
                new ContentId(it.contentId()), it.viewsCount(), it.version(), Instant.parse(it.timestamp()));
    }

    private static ShareCounted share(VideoShare it) {
        return new ShareCounted(
                new ContentId(it.contentId()),
                userOf(it.userId()),
                it.sharesCount(),
                it.version(),
                Instant.parse(it.timestamp()));
    }

    private static CommentPosted comment(VideoComment it) {
        return new CommentPosted(
                comment(it.comment()),
                author(it.comment().user()),
                it.commentsCount(),
                it.seq(),
                Instant.parse(it.timestamp()));
    }

    private static Comment comment(CommentBody it) {
        return new Comment(
                new CommentId(it.id()),
                new ContentId(it.contentId()),
                new UserId(it.user().id()),
                new CommentText(it.text()),
                it.parentId() == null ? null : new CommentId(it.parentId()),
                Instant.parse(it.createdAt()));
    }

    private static Profile author(Author it) {
        return new Profile(new UserId(it.id()), it.username(), it.avatar(), it.isVerified());
    }

    private static CommentRemoved deleted(CommentDeleted it) {
        return new CommentRemoved(
                new ContentId(it.contentId()),
                new CommentId(it.commentId()),
                it.removed(),
                it.commentsCount(),
                it.seq(),
                Instant.parse(it.timestamp()));
    }

    private static ContentRemoved removed(VideoRemoved it) {
        return new ContentRemoved(new ContentId(it.contentId()), Instant.parse(it.timestamp()));
    }

    private static UserTyping typing(Typing it) {
        var user = new Profile(new UserId(it.userId()), it.username(), null, false);
        return new UserTyping(new ContentId(it.contentId()), user, Instant.parse(it.timestamp()));
    }

    private static @Nullable UserId userOf(String id) {
        return id.isEmpty() ? null : new UserId(id);
    }
}

package dev.applaud.realtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.applaud.domain.audience.EventName;
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
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.comment.CommentText;
import dev.applaud.domain.content.Content;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.content.ContentType;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomMessagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2025-11-11T12:00:00Z");
    private static final ContentId VIDEO = new ContentId("123");
    private static final UserId JOHN = new UserId("user_456");
    private static final Profile PROFILE = new Profile(JOHN, "@johndoe", "https://a/b.png", true);

    private static String told(RoomEvent event) throws JsonProcessingException {
        var message = RoomMessages.of(event);
        return message.event() + " " + JSON.writeValueAsString(message.body());
    }

    @Test
    void aLike() throws Exception {
        assertThat(told(new LikeChanged(VIDEO, JOHN, true, 1251, 9, NOON)))
                .isEqualTo("video:like {\"contentId\":\"123\",\"userId\":\"user_456\",\"isLiked\":true,"
                        + "\"likesCount\":1251,\"version\":9,\"timestamp\":\"2025-11-11T12:00:00.000Z\"}");
    }

    @Test
    void countsOfNobodyInParticularHaveAnEmptyUserId() throws Exception {
        assertThat(told(new LikeChanged(VIDEO, null, false, 7, 9, NOON)))
                .contains("\"userId\":\"\",\"isLiked\":false,\"likesCount\":7");
        assertThat(told(new ShareCounted(VIDEO, null, 7, 9, NOON))).contains("\"userId\":\"\",\"sharesCount\":7");
    }

    @Test
    void aView() throws Exception {
        assertThat(told(new ViewCounted(VIDEO, 15234, 10, NOON)))
                .isEqualTo("video:view {\"contentId\":\"123\",\"viewsCount\":15234,\"version\":10,"
                        + "\"timestamp\":\"2025-11-11T12:00:00.000Z\"}");
    }

    @Test
    void aShare() throws Exception {
        assertThat(told(new ShareCounted(VIDEO, JOHN, 89, 11, NOON)))
                .isEqualTo("video:share {\"contentId\":\"123\",\"userId\":\"user_456\",\"sharesCount\":89,"
                        + "\"version\":11,\"timestamp\":\"2025-11-11T12:00:00.000Z\"}");
    }

    @Test
    void severalChangesToldAsTheNewestSayHowManyTheyWere() throws Exception {
        assertThat(told(new Merged(new LikeChanged(VIDEO, JOHN, true, 1251, 9, NOON), 17)))
                .isEqualTo("video:like {\"contentId\":\"123\",\"userId\":\"user_456\",\"isLiked\":true,"
                        + "\"likesCount\":1251,\"version\":9,"
                        + "\"timestamp\":\"2025-11-11T12:00:00.000Z\",\"merged\":17}");
        assertThat(told(new Merged(new ViewCounted(VIDEO, 15234, 10, NOON), 2))).endsWith("\"merged\":2}");
        assertThat(told(new Merged(new ShareCounted(VIDEO, JOHN, 89, 11, NOON), 3)))
                .endsWith("\"merged\":3}");
    }

    @Test
    void aCommentWithItsAuthorUnderUser() throws Exception {
        var comment = new Comment(
                new CommentId("c1"), VIDEO, JOHN, new CommentText("Great video!"), null, NOON.plusMillis(5));
        assertThat(told(new CommentPosted(comment, PROFILE, 345, 7, NOON.plusMillis(60))))
                .isEqualTo("video:comment {\"contentId\":\"123\",\"comment\":{\"_id\":\"c1\",\"contentId\":\"123\","
                        + "\"text\":\"Great video!\",\"parentId\":null,\"user\":{\"_id\":\"user_456\","
                        + "\"username\":\"@johndoe\",\"avatar\":\"https://a/b.png\",\"isVerified\":true},"
                        + "\"repliesCount\":0,\"createdAt\":\"2025-11-11T12:00:00.005Z\"},"
                        + "\"commentsCount\":345,\"seq\":7,\"timestamp\":\"2025-11-11T12:00:00.060Z\"}");
    }

    @Test
    void aReplyNamesWhatItAnswers() throws Exception {
        var reply = new Comment(new CommentId("c2"), VIDEO, JOHN, new CommentText("Yes"), new CommentId("c1"), NOON);
        assertThat(told(new CommentPosted(reply, PROFILE, 346, 8, NOON))).contains("\"parentId\":\"c1\"");
    }

    @Test
    void anAuthorWithoutAProfileIsShownByTheirId() throws Exception {
        var comment = new Comment(new CommentId("c1"), VIDEO, JOHN, new CommentText("Hi"), null, NOON);
        assertThat(told(new CommentPosted(comment, new Profile(JOHN, null, null, false), 1, 1, NOON)))
                .contains("\"user\":{\"_id\":\"user_456\",\"username\":\"user_456\",\"avatar\":null,"
                        + "\"isVerified\":false}");
    }

    @Test
    void aRemovedComment() throws Exception {
        assertThat(told(new CommentRemoved(VIDEO, new CommentId("c1"), 3, 342, 9, NOON)))
                .isEqualTo("video:comment_deleted {\"contentId\":\"123\",\"commentId\":\"c1\",\"removed\":3,"
                        + "\"commentsCount\":342,\"seq\":9,\"timestamp\":\"2025-11-11T12:00:00.000Z\"}");
    }

    @Test
    void aRemovedVideo() throws Exception {
        assertThat(told(new ContentRemoved(VIDEO, NOON)))
                .isEqualTo("video:removed {\"contentId\":\"123\",\"timestamp\":\"2025-11-11T12:00:00.000Z\"}");
    }

    @Test
    void somebodyTyping() throws Exception {
        assertThat(told(new UserTyping(VIDEO, PROFILE, NOON)))
                .isEqualTo("video:user_typing {\"contentId\":\"123\",\"userId\":\"user_456\","
                        + "\"username\":\"@johndoe\",\"timestamp\":\"2025-11-11T12:00:00.000Z\"}");
    }

    @Test
    void newContentInTheFeed() throws Exception {
        var content = new Content(VIDEO, new ContentType("video"), JOHN, null, null, NOON);
        assertThat(told(new ContentAnnounced(content, PROFILE, Set.of(new UserId("ada")), NOON)))
                .isEqualTo("feed:refresh {\"type\":\"new_content\",\"contentId\":\"123\",\"contentType\":\"video\","
                        + "\"creator\":{\"id\":\"user_456\",\"username\":\"@johndoe\",\"avatar\":\"https://a/b.png\"},"
                        + "\"timestamp\":\"2025-11-11T12:00:00.000Z\"}");
    }

    @Test
    void anotherBackEndsEventAsItIs() throws Exception {
        assertThat(told(new Relayed(null, new EventName("notification"), null))).isEqualTo("notification null");
    }
}

package dev.applaud.realtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeerMessagesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ContentId VIDEO = new ContentId("v1");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");
    private static final Profile BOB = new Profile(new UserId("bob"), "@bob", null, true);

    static Stream<InVideo> events() {
        var reply =
                new Comment(new CommentId("c2"), VIDEO, BOB.id(), new CommentText("Bravo!"), new CommentId("c1"), NOW);
        return Stream.of(
                new LikeChanged(VIDEO, BOB.id(), true, 3, 7, NOW),
                new LikeChanged(VIDEO, null, false, 3, 7, NOW),
                new ViewCounted(VIDEO, 4, 8, NOW),
                new ShareCounted(VIDEO, BOB.id(), 5, 9, NOW),
                new CommentPosted(reply, BOB, 6, 10, NOW),
                new CommentRemoved(VIDEO, new CommentId("c1"), 2, 4, 11, NOW),
                new ContentRemoved(VIDEO, NOW),
                new UserTyping(VIDEO, new Profile(BOB.id(), "@bob", null, false), NOW));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatOneNodeWritesAnotherReads(InVideo event) {
        var message = RoomMessages.of(event);
        var plain = JSON.convertValue(message.body(), Map.class);
        assertThat(PeerMessages.read(message.event(), plain)).contains(event);
    }

    @Test
    void whatOthersCallTheSameIsLeftAsItIs() {
        assertThat(PeerMessages.read("video:like", null)).isEmpty();
        assertThat(PeerMessages.read("video:like", "v1")).isEmpty();
        assertThat(PeerMessages.read("video:like", Map.of("contentId", "v1", "likesCount", 3)))
                .isEmpty();
        assertThat(PeerMessages.read("video:removed", Map.of("contentId", "v1", "timestamp", "yesterday")))
                .isEmpty();
    }
}

package dev.applaud.realtime;

import static dev.applaud.application.contract.Samples.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.content.ContentId;
import dev.applaud.realtime.live.Json;
import dev.applaud.realtime.live.LiveServer;
import dev.applaud.realtime.live.RawGuest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Guests who go from video to video while all of the videos are commented.
class SwipingTest {
    private static final int COMMENTS = 3_000;

    @AutoClose
    private final LiveServer server = new LiveServer();

    private final List<ContentId> videos = Stream.generate(
                    () -> Samples.stored(server.storage()).id())
            .limit(3)
            .toList();
    private final List<RawGuest> guests = IntStream.range(0, 6)
            .mapToObj(it -> server.connectRaw("guest-" + it))
            .toList();
    private final Random random = new Random(7);

    private void comment(ContentId id) {
        var comment = Samples.comment(id);
        var then = done(server.storage().comments().add(comment));
        var author = Samples.caller("author").profile();
        server.broadcast().publish(new CommentPosted(comment, author, then.comments(), then.seq(), server.now()));
    }

    private static void asks(RawGuest guest, String event, ContentId id) {
        assertThat(guest.asks(event, "{\"contentId\":\"" + id.value() + "\"}")).containsEntry("success", true);
    }

    private List<Long> sizes() {
        return videos.stream().map(id -> server.audience().size(Room.video(id))).toList();
    }

    @Test
    void eachHearsAllOfAVideoBetweenJoinedAndLeftAndNothingOfAnother() throws InterruptedException {
        var author = Thread.startVirtualThread(
                () -> IntStream.range(0, COMMENTS).forEach(i -> comment(videos.get(i % videos.size()))));
        while (author.isAlive()) {
            guests.forEach(guest -> asks(guest, "video:focus", videos.get(random.nextInt(videos.size()))));
        }
        author.join();
        guests.forEach(guest -> asks(guest, "video:focus", videos.getFirst()));
        comment(videos.getFirst());
        assertThat(sizes()).containsExactly((long) guests.size(), 0L, 0L);
        guests.forEach(guest -> asks(guest, "video:leave", videos.getFirst()));
        assertThat(sizes()).containsOnly(0L);
        assertThat(server.watched()).isZero();
        guests.forEach(guest -> assertThat(new Ear().heard(guest.history()))
                .containsEntry(videos.getFirst().value(), COMMENTS / videos.size() + 1));
    }

    /// Checks what one guest heard.
    private static final class Ear {
        private final Map<String, Integer> newest = new HashMap<>();
        private @Nullable String inside;

        /// The number of the newest comment of each video.
        Map<String, Integer> heard(List<String> packets) {
            packets.stream()
                    .filter(packet -> packet.startsWith("42["))
                    .map(packet -> Json.read(packet.substring(2), List.class))
                    .forEach(event -> hear((String) event.getFirst(), (Map<?, ?>) event.getLast()));
            return newest;
        }

        private void hear(String event, Map<?, ?> body) {
            var video = String.valueOf(body.get("contentId"));
            switch (event) {
                case "video:joined" -> {
                    inside = video;
                    newest.put(video, seq(body));
                }
                case "video:comment" -> {
                    assertThat(video).isEqualTo(inside);
                    assertThat(newest.put(video, seq(body))).isEqualTo(seq(body) - 1);
                }
                case "video:left" -> {
                    assertThat(video).isEqualTo(inside);
                    inside = null;
                }
                default -> throw new AssertionError(event);
            }
        }

        private static int seq(Map<?, ?> body) {
            return Integer.parseInt(String.valueOf(body.get("seq")), 10);
        }
    }
}

package dev.applaud.realtime;

import static dev.applaud.application.contract.Samples.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.domain.audience.RoomEvent.CommentPosted;
import dev.applaud.domain.comment.Comment;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Liking;
import dev.applaud.realtime.live.Guest;
import dev.applaud.realtime.live.LiveServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Hearing what one missed: by asking for it, and without asking.
class MissedCommentsTest {
    @AutoClose
    private final LiveServer server = new LiveServer();

    @AutoClose
    private final Guest ada = server.connect("ada");

    private final ContentId id = Samples.stored(server.storage()).id();

    private Comment commented() {
        var comment = Samples.comment(id);
        done(server.storage().comments().add(comment));
        return comment;
    }

    private Comment commentedAloud() {
        var comment = Samples.comment(id);
        var then = done(server.storage().comments().add(comment));
        var author = Samples.caller("bob").profile();
        server.broadcast().publish(new CommentPosted(comment, author, then.comments(), then.seq(), server.now()));
        return comment;
    }

    private Map<String, Object> since(Object since) {
        return Map.of("contentId", id.value(), "since", since);
    }

    private List<Object> hearsOf(String event, int times) {
        return Stream.generate(() -> ada.hears(event).get("seq")).limit(times).toList();
    }

    @Test
    void whoComesBackHearsFirstWhatItMissed() {
        commented();
        var gone = commented();
        done(server.storage().comments().remove(id, gone.id(), server.now()));
        var joined = ada.gets("video:join", since(1));
        commentedAloud();

        assertThat(joined)
                .containsEntry("seq", 3)
                .containsEntry("commentsCount", 1)
                .doesNotContainKey("truncated");
        assertThat(ada.heardSoFar())
                .containsExactly("video:comment_deleted", "video:comment_deleted", "video:joined", "video:comment");
        var withdrawn = Map.of("commentId", gone.id().value(), "removed", 0, "commentsCount", 2, "seq", 2);
        assertThat(ada.hears("video:comment_deleted")).containsAllEntriesOf(withdrawn);
        assertThat(ada.hears("video:comment_deleted"))
                .containsEntry("removed", 1)
                .containsEntry("seq", 3);
        assertThat(ada.hears("video:comment")).containsEntry("seq", 4).containsEntry("commentsCount", 2);
    }

    @Test
    void whatWasMissedLooksAsItDidLive() {
        var comment = commented();
        server.storage()
                .profiles()
                .remember(Samples.caller(comment.author().value()).profile());
        ada.gets("video:join", since(0.0));

        assertThat(ada.hears("video:comment"))
                .containsEntry("seq", 1)
                .containsEntry("timestamp", "2026-03-01T12:34:56.789Z")
                .extractingByKey("comment")
                .hasFieldOrPropertyWithValue("text", "Bravo")
                .extracting("user")
                .hasFieldOrPropertyWithValue("username", comment.author().value() + " Name");
    }

    @Test
    void whoMissedTooMuchIsToldSo() {
        for (int i = 0; i < 501; i++) {
            commented();
        }
        assertThat(ada.gets("video:join", since(0)))
                .containsEntry("truncated", true)
                .containsEntry("seq", 501);
        assertThat(ada.heardSoFar()).containsExactly("video:joined");
        assertThat(ada.gets("video:join", since(502))).containsEntry("truncated", true);
    }

    @Test
    void focusTellsWhatWasMissedToo() {
        commented();
        commented();
        ada.gets(
                "video:focus",
                Map.of("contentId", Samples.stored(server.storage()).id().value()));
        ada.gets("video:focus", since(1));

        assertThat(ada.heardSoFar()).containsExactly("video:joined", "video:comment", "video:left", "video:joined");
    }

    @Test
    void whoFindsAGapJoinsAgainWithoutLeaving() {
        ada.gets("video:join", since(0));
        commentedAloud();
        commentedAloud();
        ada.gets("video:join", since(1));
        commentedAloud();

        assertThat(hearsOf("video:comment", 4)).containsExactly(1, 2, 2, 3);
    }

    @Test
    void whatNobodyToldOfIsHeardWithoutAsking() {
        ada.gets("video:join", since(0));
        commented();
        done(server.storage().engagements().like(id, Samples.newUser(), Liking.ON, server.now()));
        server.catchUp();

        assertThat(ada.hears("video:comment")).containsEntry("seq", 1);
        assertThat(ada.hears("video:like")).containsEntry("likesCount", 1).containsEntry("userId", "");
    }

    @Test
    void entriesAreHeardInTheirOrderHoweverTheyCome() {
        ada.gets("video:join", since(0));
        commented();
        commentedAloud();
        commentedAloud();
        server.advance(Duration.ofMillis(200));

        assertThat(hearsOf("video:comment", 3)).containsExactly(1, 2, 3);
    }
}

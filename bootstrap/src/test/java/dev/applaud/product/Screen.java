package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// What somebody sees who watches one video, by its events alone and over all connections that were cut. Any thread.
final class Screen {
    private final Set<String> comments = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private JsonNode joined = MissingNode.getInstance();
    private long seq;
    private int connections;

    /// The number of the entry of the comment log that it was told last.
    synchronized long seq() {
        return seq;
    }

    /// What a new connection hears is shown from now on, and nothing that an older one may still hear.
    synchronized BiConsumer<String, JsonNode> connected() {
        int connection = ++connections;
        return (event, body) -> show(connection, event, body);
    }

    private synchronized void show(int connection, String event, JsonNode body) {
        if (connection < connections) {
            return;
        }
        switch (event) {
            case "video:comment" -> {
                follow(body);
                comments.add(body.at("/comment/_id").asText());
            }
            case "video:comment_deleted" -> {
                follow(body);
                comments.remove(body.path("commentId").asText());
            }
            case "video:joined" -> joined = body;
            default -> {}
        }
    }

    private void follow(JsonNode entry) {
        if (entry.path("seq").asLong() != seq + 1) {
            faults.add(entry + " came after " + seq);
        }
        seq = entry.path("seq").asLong();
    }

    /// Right after joining, with nothing happening.
    ///
    /// @param content as the API tells it
    synchronized void assertShows(JsonNode content, Set<String> kept) {
        assertThat(faults).isEmpty();
        assertThat(joined.path("truncated").isMissingNode()).isTrue();
        assertThat(joined.path("seq").asLong()).isEqualTo(seq);
        assertThat(comments).isEqualTo(kept);
        for (var count : List.of("likesCount", "commentsCount", "viewsCount", "sharesCount")) {
            assertThat(joined.path(count)).as(count).isEqualTo(content.path(count));
        }
    }
}

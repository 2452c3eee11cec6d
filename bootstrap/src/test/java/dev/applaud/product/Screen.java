package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// What somebody sees who watches one video, by its events alone and over all connections that were cut. Any thread.
final class Screen {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final List<String> COUNTS = List.of("likesCount", "viewsCount", "sharesCount");

    private final Set<String> comments = new HashSet<>();
    private final Map<String, Count> counts = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long seq;
    private int connections;

    private record Count(long value, long version) {}

    /// The number of the entry of the comment log that it was told last.
    synchronized long seq() {
        return seq;
    }

    /// What a new connection hears is shown from now on, and nothing that an older one may still hear.
    synchronized BiConsumer<String, JsonNode> connected() {
        int connection = ++connections;
        return (event, body) -> show(connection, event, body);
    }

    /// From now on it shows what was read, and what is heard after `joined`: too much was missed to hear it all.
    synchronized void startAnew(JsonNode joined, Set<String> read) {
        comments.clear();
        comments.addAll(read);
        seq = joined.path("seq").asLong();
        COUNTS.forEach(it -> count(it, joined));
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
            case "video:joined" -> join(body);
            default -> {}
        }
        COUNTS.forEach(it -> count(it, body));
        notifyAll();
    }

    /// The whole log has come before it, and is no shorter than what was heard of it before the server crashed.
    private void join(JsonNode body) {
        if (body.path("seq").asLong() != seq || body.has("truncated")) {
            faults.add(body + " came after " + seq);
        }
    }

    private void follow(JsonNode entry) {
        if (entry.path("seq").asLong() != seq + 1) {
            faults.add(entry + " came after " + seq);
        }
        seq = entry.path("seq").asLong();
    }

    private void count(String name, JsonNode body) {
        if (body.has(name)) {
            var told = new Count(body.path(name).asLong(), body.path("version").asLong());
            counts.merge(name, told, (was, is) -> is.version() < was.version() ? was : is);
        }
    }

    /// That it comes to show what the database holds, with nothing more happening.
    ///
    /// @param content as the API tells it
    /// @throws AssertionError if it does not within 30 s
    synchronized void awaitSight(JsonNode content, Set<String> kept) {
        var deadline = Instant.now().plus(DEADLINE);
        try {
            while (!shows(content, kept) && Instant.now().isBefore(deadline)) {
                wait(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
        assertThat(faults).isEmpty();
        assertThat(comments).isEqualTo(kept);
        COUNTS.forEach(it -> assertThat(shown(it))
                .as("%s of %s, in %s", it, counts, content)
                .isEqualTo(content.path(it).asLong()));
    }

    private boolean shows(JsonNode content, Set<String> kept) {
        return comments.equals(kept)
                && COUNTS.stream().allMatch(it -> shown(it) == content.path(it).asLong());
    }

    private long shown(String count) {
        return counts.getOrDefault(count, new Count(0, 0)).value();
    }
}

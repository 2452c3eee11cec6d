package dev.applaud.product;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// All who ever changed anything about a video, so that together they know what the database must hold.
///
/// @param video its path
record Crowd(String video, List<Fan> fans) {
    static final String HOT = "/content/hot";

    static Crowd of(int size, long seed) {
        return of(HOT, size, seed);
    }

    static Crowd of(String video, int size, long seed) {
        return new Crowd(
                video,
                IntStream.range(0, size)
                        .mapToObj(i -> new Fan(video, "fan" + i, new Random(seed + i)))
                        .toList());
    }

    /// @param moment counts down with each acknowledgement; until it is zero the server must not go
    static void actUntilTheServerIsGone(Fan fan, Api api, CountDownLatch moment) {
        try {
            while (true) {
                fan.act(api);
                moment.countDown();
            }
        } catch (IOException e) {
            assertThat(moment.getCount())
                    .withFailMessage("Gone too early: " + e)
                    .isZero();
        }
    }

    void askAgain(Api api) throws IOException {
        for (var fan : fans) {
            fan.askAgain(api);
        }
    }

    /// That the database holds what was acknowledged, and that all screens come to show it.
    void assertAsAcknowledged(Api api, List<Screen> screens) throws IOException {
        var comments = api.comments(video);
        var byAuthor = comments.stream().collect(groupingBy(Crowd::author, mapping(Crowd::id, toSet())));
        long likes = 0;
        for (var fan : fans) {
            fan.assertCommentsKept(byAuthor.getOrDefault(fan.name(), Set.of()));
            likes += fan.assertLikeKept(api) ? 1 : 0;
        }
        var content = api.call("GET", video, "owner", null).path("data");
        assertThat(content.path("likesCount").asLong()).isEqualTo(likes);
        assertThat(content.path("commentsCount").asInt()).isEqualTo(comments.size());
        assertCounted(Deed.Kind.SHARE, content.path("sharesCount").asLong(), Fan::shares);
        assertCounted(Deed.Kind.VIEW, content.path("viewsCount").asLong(), Fan::views);
        var ids = comments.stream().map(Crowd::id).collect(toSet());
        for (var it : screens) {
            it.awaitSight(content, ids);
        }
    }

    /// That everything counts that was acknowledged, and nothing else but perhaps what is in doubt.
    private void assertCounted(Deed.Kind kind, long count, ToLongFunction<Fan> acknowledged) {
        long least = fans.stream().mapToLong(acknowledged).sum();
        long doubts = fans.stream().filter(it -> it.doubts(kind)).count();
        assertThat(count).as("counted each " + kind).isBetween(least, least + doubts);
    }

    private static String id(JsonNode comment) {
        return comment.path("_id").asText();
    }

    private static String author(JsonNode comment) {
        return comment.at("/userId/_id").asText();
    }
}

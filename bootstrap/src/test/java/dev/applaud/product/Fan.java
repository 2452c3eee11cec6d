package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Somebody who likes, comments, shares and views one video without a pause, and knows what was acknowledged. For one
/// thread at a time.
final class Fan {
    static final String VIDEO = "/content/hot";

    private final String name;
    private final Random random;
    private final SortedSet<String> comments = new TreeSet<>();
    private boolean liking;
    private long shares;
    private long views;

    /// What was asked for and not answered: the kind of deed, or the comment to be removed.
    private String doubt = "";

    Fan(String name, Random random) {
        this.name = name;
        this.random = random;
    }

    String name() {
        return name;
    }

    boolean isLiking() {
        return liking;
    }

    /// How many were acknowledged since the last settlement.
    long shares() {
        return shares;
    }

    /// How many were acknowledged since the last settlement.
    long views() {
        return views;
    }

    boolean doubts(String deed) {
        return doubt.equals(deed);
    }

    /// @throws IOException if the server went away
    void act(Api api) throws IOException {
        switch (random.nextInt(9)) {
            case 0, 1 -> like(api, !liking);
            case 2, 3, 4 -> {
                var posted = ask(api, "post", "POST", VIDEO + "/comments", "{\"text\":\"Great video!\"}");
                comments.add(posted.at("/data/comment/_id").asText());
            }
            case 5, 6 -> removeAny(api);
            case 7 -> {
                ask(api, "share", "POST", VIDEO + "/share", null);
                shares++;
            }
            default -> {
                ask(api, "view", "POST", VIDEO + "/view", null);
                views++;
            }
        }
    }

    private void like(Api api, boolean on) throws IOException {
        ask(api, "like", on ? "PUT" : "DELETE", VIDEO + "/like", null);
        liking = on;
    }

    private void removeAny(Api api) throws IOException {
        if (!comments.isEmpty()) {
            var all = List.copyOf(comments);
            var id = all.get(random.nextInt(all.size()));
            ask(api, id, "DELETE", VIDEO + "/comments/" + id, null);
            comments.remove(id);
        }
    }

    private JsonNode ask(Api api, String deed, String method, String path, @Nullable String body) throws IOException {
        doubt = deed;
        var answer = api.call(method, path, name, body);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        doubt = "";
        return answer;
    }

    /// That all is there that was acknowledged and nothing else, but for what is in doubt.
    void assertKept(Api api, Set<String> kept) throws IOException {
        boolean likes = api.call("GET", VIDEO, name, null).at("/data/isLiked").asBoolean();
        assertThat(likes == liking || doubts("like")).as("the like of " + name).isTrue();
        var lost = new HashSet<>(comments);
        lost.removeAll(kept);
        lost.remove(doubt);
        assertThat(lost).as("lost comments of " + name).isEmpty();
        var more = new HashSet<>(kept);
        more.removeAll(comments);
        assertThat(more).as("comments that %s did not post", name).hasSizeLessThanOrEqualTo(doubts("post") ? 1 : 0);
        liking = likes;
        comments.clear();
        comments.addAll(kept);
    }

    /// When it is known what came of everything.
    void settle() {
        doubt = "";
        shares = 0;
        views = 0;
    }
}

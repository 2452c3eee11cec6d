package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Somebody who likes, comments, shares and views one video without a pause, asks again now and then, and knows what
/// was acknowledged. For one thread at a time.
final class Fan {
    private static final int TRIES = 3;
    private static final int REMEMBERED = 5;

    private final String video;
    private final String name;
    private final Random random;
    private final SortedSet<String> comments = new TreeSet<>();
    private final Queue<Answered> answered = new ArrayDeque<>();
    private @Nullable Deed unanswered;
    private boolean liking;
    private long shares;
    private long views;
    private long acknowledged;
    private int keys;

    private record Answered(Deed deed, JsonNode first) {}

    /// @param video its path
    Fan(String video, String name, Random random) {
        this.video = video;
        this.name = name;
        this.random = random;
    }

    String name() {
        return name;
    }

    /// How many were acknowledged, since ever.
    long shares() {
        return shares;
    }

    /// How many were acknowledged, since ever.
    long views() {
        return views;
    }

    /// How many changes were acknowledged, since ever.
    long acknowledged() {
        return acknowledged;
    }

    /// Whether something of this kind was asked for and not answered.
    boolean doubts(Deed.Kind kind) {
        return unanswered != null && unanswered.kind() == kind;
    }

    /// @throws IOException if the server went away
    void act(Api api) throws IOException {
        var deed = any();
        unanswered = deed;
        var answer = deed.askFor(api, video, name);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        note(deed, answer);
        if (deed.key() != null) {
            remember(new Answered(deed, answer));
            for (int tries = 1 + random.nextInt(TRIES); tries > 1; tries--) {
                assertSaidAgain(api, new Answered(deed, answer));
            }
        }
    }

    /// Asks again for what was not answered, or for something new.
    ///
    /// @throws IOException if the server went away
    void goOn(Api api) throws IOException {
        if (unanswered == null) {
            act(api);
        } else {
            askAgain(api);
        }
    }

    private Deed any() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> Deed.like(!liking);
            case 2 -> Deed.toggle(key());
            case 3, 4, 5 -> Deed.comment(key());
            case 6, 7 -> comments.isEmpty() ? Deed.comment(key()) : Deed.remove(anyComment());
            case 8 -> Deed.share(key());
            default -> Deed.view(key());
        };
    }

    private String key() {
        return "request-" + keys++;
    }

    private String anyComment() {
        var all = List.copyOf(comments);
        return all.get(random.nextInt(all.size()));
    }

    private void note(Deed deed, JsonNode answer) {
        unanswered = null;
        acknowledged++;
        switch (deed.kind()) {
            case LIKE -> liking = true;
            case UNLIKE -> liking = false;
            case TOGGLE -> {
                liking = !liking;
                assertThat(answer.at("/data/isLiked").asBoolean()).isEqualTo(liking);
            }
            case COMMENT -> comments.add(answer.at("/data/comment/_id").asText());
            case REMOVE -> comments.remove(deed.about());
            case SHARE -> shares++;
            case VIEW -> views++;
        }
    }

    private void remember(Answered it) {
        answered.add(it);
        if (answered.size() > REMEMBERED) {
            answered.remove();
        }
    }

    private void assertSaidAgain(Api api, Answered it) throws IOException {
        assertThat(it.deed().askFor(api, video, name))
                .as("%s to %s", it.deed(), name)
                .isEqualTo(it.first());
    }

    /// After the server was away: asks again for what was not answered, of which nothing is in doubt any more, and for
    /// what was.
    void askAgain(Api api) throws IOException {
        if (unanswered != null) {
            var deed = unanswered;
            var answer = deed.askFor(api, video, name);
            assertThat(answer.path("success").asBoolean() || isGone(deed, answer))
                    .as(answer.toString())
                    .isTrue();
            note(deed, answer);
        }
        for (var it : answered) {
            assertSaidAgain(api, it);
        }
    }

    private static boolean isGone(Deed deed, JsonNode answer) {
        return deed.kind() == Deed.Kind.REMOVE && answer.path("code").asText().equals("COMMENT_NOT_FOUND");
    }

    /// That the like is as it was acknowledged, but for what is in doubt.
    ///
    /// @return whether there is one
    boolean assertLikeKept(Api api) throws IOException {
        boolean likes =
                api.call("GET", video, name, null, null).at("/data/isLiked").asBoolean();
        assertThat(likes == liking || (unanswered != null && unanswered.changesTheLike()))
                .as("the like of " + name)
                .isTrue();
        return likes;
    }

    /// That all comments are there that were acknowledged and no others, but for what is in doubt.
    void assertCommentsKept(Set<String> kept) {
        var lost = new HashSet<>(comments);
        lost.removeAll(kept);
        if (unanswered != null) {
            lost.remove(unanswered.about());
        }
        assertThat(lost).as("lost comments of " + name).isEmpty();
        var more = new HashSet<>(kept);
        more.removeAll(comments);
        assertThat(more)
                .as("comments that %s did not post", name)
                .hasSizeLessThanOrEqualTo(doubts(Deed.Kind.COMMENT) ? 1 : 0);
    }
}

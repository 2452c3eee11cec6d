package dev.applaud.application.world;

import java.time.Duration;
import java.util.List;

/// How both worlds put things into words, and what holds in both.
final class Texts {
    /// Everybody who is known, but for the admin.
    static final List<String> USERS = List.of("u0", "u1", "u2", "u3");

    /// Those who would be told of new videos.
    static final List<String> SUBSCRIBERS = List.of("u0", "u1", "u2");

    static final Duration VIEW_WINDOW = Duration.ofSeconds(1);
    static final int PAGE = 2;

    private Texts() {}

    static String comment(int number) {
        return "m%04d".formatted(number);
    }

    static String tallies(long likes, long comments, long views, long shares, long version, long seq) {
        return "likes=%d comments=%d views=%d shares=%d #%d @%d"
                .formatted(likes, comments, views, shares, version, seq);
    }

    static String watched(long seconds, boolean completed) {
        return seconds + "s" + (completed ? " to the end" : "");
    }

    /// An entry of the comment log.
    static String entry(String kind, String comment, long change, long comments, long seq) {
        return "%s %s %+d=%d @%d".formatted(kind, comment, change, comments, seq);
    }
}

package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.realtime.live.Guest;
import dev.applaud.realtime.live.LiveServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TypingTest {
    private static final Duration THROTTLE = Duration.ofSeconds(2);

    @AutoClose
    private final LiveServer server = new LiveServer();

    @AutoClose
    private final Guest ada = server.connect("ada");

    @AutoClose
    private final Guest adasOther = server.connect("ada");

    @AutoClose
    private final Guest bob = server.connect("bob");

    private final Map<String, Object> video =
            Map.of("contentId", Samples.stored(server.storage()).id().value());

    private boolean shown() {
        return shown(ada);
    }

    private boolean shown(Guest typist) {
        return Boolean.TRUE.equals(typist.gets("video:comment_typing", video).get("shown"));
    }

    /// A hint may be dropped on the way, so it is given anew until it arrives.
    private Map<String, Object> seenByBob() {
        for (var seen = Optional.<Map<String, Object>>empty(); ; server.advance(THROTTLE)) {
            ada.says("video:comment_typing", video);
            seen = bob.hears("video:user_typing", Duration.ofSeconds(1));
            if (seen.isPresent()) {
                return seen.get();
            }
        }
    }

    @Test
    void othersInTheVideoSeeWhoIsTyping() {
        bob.asks("video:join", video);
        assertThat(seenByBob())
                .containsEntry("contentId", video.get("contentId"))
                .containsEntry("userId", "ada")
                .containsEntry("username", "ada Name")
                .containsKey("timestamp");
    }

    @Test
    void theTypistSeesNothingOnAnyOfTheirConnections() {
        ada.asks("video:join", video);
        adasOther.asks("video:join", video);
        bob.asks("video:join", video);
        seenByBob();
        assertThat(ada.heardSoFar()).containsExactly("video:joined");
        assertThat(adasOther.heardSoFar()).containsExactly("video:joined");
    }

    @Test
    void typingIsShownAtMostEveryTwoSeconds() {
        assertThat(shown()).isTrue();
        assertThat(shown()).isFalse();
        server.advance(THROTTLE.minusMillis(1));
        assertThat(shown()).isFalse();
        server.advance(Duration.ofMillis(1));
        assertThat(shown()).isTrue();
    }

    @Test
    void theThrottleHoldsForAUserWhicheverConnectionTheyUse() {
        assertThat(shown()).isTrue();
        assertThat(shown(adasOther)).isFalse();
    }

    @Test
    void thereIsNoTypingUnderAnUnknownVideo() {
        assertThat(ada.asks("video:comment_typing", Map.of("contentId", "unknown")))
                .containsEntry("code", "CONTENT_NOT_FOUND");
    }
}

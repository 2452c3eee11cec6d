package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import dev.applaud.realtime.live.Guest;
import dev.applaud.realtime.live.LiveServer;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");

    @AutoClose
    private final LiveServer server = new LiveServer();

    @AutoClose
    private final Guest ada = server.connect("ada");

    @AutoClose
    private final Guest bob = server.connect("bob");

    private final ContentId adasVideo =
            Samples.stored(server.storage(), ADA, Samples.NOW).id();

    private Map<String, Object> announced() {
        return ada.asks("feed:new_content", Map.of("contentId", adasVideo.value(), "contentType", "video"));
    }

    private void bobFollowsAda() {
        server.storage().follows().follow(BOB, ADA, server.now());
    }

    @Test
    void subscribingIsConfirmed() {
        var subscribed = Map.<String, Object>of("timestamp", "2026-03-01T12:34:56.789Z");
        assertThat(bob.asks("feed:subscribe")).isEqualTo(Map.of("success", true, "data", subscribed));
        assertThat(bob.hears("feed:subscribed")).isEqualTo(subscribed);
        assertThat(server.audience().feedSubscribers()).containsExactly(BOB);
    }

    @Test
    void unsubscribingIsConfirmed() {
        bob.asks("feed:subscribe");
        assertThat(bob.asks("feed:unsubscribe")).containsEntry("success", true);
        assertThat(bob.hears("feed:unsubscribed")).containsKey("timestamp");
        assertThat(server.audience().feedSubscribers()).isEmpty();
        assertThat(server.audience().size(Room.feed(BOB))).isZero();
    }

    @Test
    void doingEitherTwiceChangesNothing() {
        bob.asks("feed:subscribe");
        bob.asks("feed:subscribe");
        bob.asks("feed:unsubscribe");
        assertThat(server.audience().feedSubscribers()).isEmpty();
        assertThat(bob.asks("feed:unsubscribe")).containsEntry("success", true);
        bob.asks("feed:subscribe");
        assertThat(server.audience().feedSubscribers()).containsExactly(BOB);
    }

    @Test
    void aSubscribedFollowerHearsOfNewContentOnEveryConnection() {
        bobFollowsAda();
        try (var bobsOther = server.connect("bob")) {
            bob.asks("feed:subscribe");
            bobsOther.asks("feed:subscribe");
            announced();
            var refresh = Map.<String, Object>of(
                    "type", "new_content",
                    "contentId", adasVideo.value(),
                    "contentType", "video",
                    "timestamp", "2026-03-01T12:34:56.789Z");
            assertThat(bob.hears("feed:refresh")).containsAllEntriesOf(refresh);
            assertThat(bobsOther.hears("feed:refresh"))
                    .containsAllEntriesOf(refresh)
                    .extractingByKey("creator")
                    .hasFieldOrPropertyWithValue("id", "ada")
                    .hasFieldOrPropertyWithValue("username", "ada Name")
                    .hasFieldOrPropertyWithValue("avatar", null);
        }
    }

    @Test
    void theCreatorIsToldHowManyFollowersWereNotified() {
        bobFollowsAda();
        bob.asks("feed:subscribe");
        var broadcasted = Map.<String, Object>of(
                "contentId", adasVideo.value(), "followersNotified", 1, "timestamp", "2026-03-01T12:34:56.789Z");
        assertThat(announced()).isEqualTo(Map.of("success", true, "data", broadcasted));
        assertThat(ada.hears("feed:content_broadcasted")).isEqualTo(broadcasted);
    }

    @Test
    void strangersAndUnsubscribedFollowersHearNothing() {
        bobFollowsAda();
        try (var stranger = server.connect("eve")) {
            stranger.asks("feed:subscribe");
            assertThat(announced()).extractingByKey("data").hasFieldOrPropertyWithValue("followersNotified", 0);
            assertThat(bob.heardSoFar()).isEmpty();
            assertThat(stranger.heardSoFar()).containsExactly("feed:subscribed");
        }
    }

    @Test
    void eachOfFewSubscribersAmongManyFollowersHearsOnce() {
        bobFollowsAda();
        for (int i = 0; i < 300; i++) {
            server.storage().follows().follow(new UserId("follower" + i), ADA, server.now());
        }
        try (var bobsOther = server.connect("bob")) {
            bob.asks("feed:subscribe");
            bobsOther.asks("feed:subscribe");
            assertThat(announced()).extractingByKey("data").hasFieldOrPropertyWithValue("followersNotified", 1);
            bob.asks("feed:unsubscribe");
            assertThat(bob.heardSoFar()).containsExactly("feed:subscribed", "feed:refresh", "feed:unsubscribed");
        }
    }

    @Test
    void onlyFollowersAmongManySubscribersHear() {
        bobFollowsAda();
        var strangers = new ArrayList<Guest>();
        for (int i = 0; i < 20; i++) {
            strangers.add(server.connect("stranger" + i));
            strangers.getLast().asks("feed:subscribe");
        }
        bob.asks("feed:subscribe");
        assertThat(announced()).extractingByKey("data").hasFieldOrPropertyWithValue("followersNotified", 1);
        assertThat(bob.hears("feed:refresh")).containsEntry("contentId", adasVideo.value());
        for (var stranger : strangers) {
            stranger.asks("feed:unsubscribe");
            assertThat(stranger.heardSoFar()).containsExactly("feed:subscribed", "feed:unsubscribed");
            stranger.close();
        }
    }

    @Test
    void aFollowerWhoIsGoneIsNotCounted() {
        bobFollowsAda();
        bob.asks("feed:subscribe");
        server.timer().awaitPending(2);
        bob.close();
        server.timer().awaitPending(1);
        assertThat(announced()).containsEntry("success", true);
        assertThat(server.audience().feedSubscribers()).isEmpty();
    }

    @Test
    void onlyTheOwnerMayAnnounceAContent() {
        var answer = bob.asks("feed:new_content", Map.of("contentId", adasVideo.value(), "contentType", "video"));
        assertThat(answer).containsEntry("code", "FORBIDDEN");
    }

    @Test
    void unknownContentCannotBeAnnounced() {
        assertThat(ada.asks("feed:new_content", Map.of("contentId", "unknown")))
                .containsEntry("code", "CONTENT_NOT_FOUND");
    }
}

package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.realtime.live.Guest;
import dev.applaud.realtime.live.IssuedTokens;
import dev.applaud.realtime.live.LiveServer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TokenExpiryTest {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(7);

    @AutoClose
    private final LiveServer server = new LiveServer(new RealtimeSettings(GRACE, 100));

    @AutoClose
    private final Guest ada = server.connect(Samples.caller("ada"), LIFE);

    private Map<String, Object> refreshed(String user, Duration life) {
        return refreshed(server.token(Samples.caller(user), life));
    }

    private Map<String, Object> refreshed(String token) {
        return ada.asks("auth:refresh", Map.of("token", token));
    }

    private void isConnected() {
        assertThat(ada.heardSoFar()).isEmpty();
        assertThat(server.audience().connections()).isEqualTo(1);
    }

    /// Its watch begins when the handlers are in place, which an answer shows.
    private void waitsForExpiry() {
        ada.heardSoFar();
    }

    @Test
    void theGuestIsToldWhenTheTokenExpires() {
        waitsForExpiry();
        server.advance(LIFE.minusMillis(1));
        isConnected();
        server.advance(Duration.ofMillis(1));
        assertThat(ada.hears("auth:expired"))
                .isEqualTo(Map.of("graceSeconds", 7, "timestamp", "2026-03-01T12:44:56.789Z"));
        isConnected();
    }

    @Test
    void afterTheGraceTimeTheGuestIsDisconnected() {
        waitsForExpiry();
        server.advance(LIFE.plus(GRACE).minusMillis(1));
        ada.hears("auth:expired");
        isConnected();
        server.advance(Duration.ofMillis(1));
        ada.isDisconnected();
        server.timer().awaitPending(0);
    }

    @Test
    void aNewTokenInTheGraceTimeKeepsTheGuest() {
        waitsForExpiry();
        server.advance(LIFE);
        ada.hears("auth:expired");
        var now = Map.<String, Object>of(
                "expiresAt", "2026-03-01T12:54:56.789Z", "timestamp", "2026-03-01T12:44:56.789Z");
        assertThat(refreshed("ada", LIFE)).isEqualTo(Map.of("success", true, "data", now));
        assertThat(ada.hears("auth:refreshed")).isEqualTo(now);
        server.advance(GRACE);
        isConnected();
    }

    @Test
    void aNewTokenBeforehandTakesTheOldOnesPlace() {
        refreshed("ada", LIFE.multipliedBy(3));
        ada.hears("auth:refreshed");
        server.advance(LIFE.multipliedBy(3).minusMillis(1));
        isConnected();
        server.advance(Duration.ofMillis(1));
        ada.hears("auth:expired");
        assertThat(server.timer().pending()).isEqualTo(1);
    }

    @Test
    void aTokenForAgesIsWatchedToo() {
        refreshed("ada", Duration.ofDays(2));
        ada.hears("auth:refreshed");
        server.advance(Duration.ofDays(2).minusMillis(1));
        isConnected();
        server.advance(Duration.ofMillis(1));
        ada.hears("auth:expired");
    }

    @Test
    void anotherUsersTokenIsForbidden() {
        assertThat(refreshed("bob", LIFE)).containsEntry("code", "FORBIDDEN");
        server.advance(LIFE);
        ada.hears("auth:expired");
    }

    @Test
    void aBadTokenIsRefusedAsAtConnecting() {
        assertThat(refreshed("nonsense")).containsEntry("code", "TOKEN_INVALID");
        assertThat(refreshed("")).containsEntry("code", "UNAUTHENTICATED");
        assertThat(refreshed("ada", Duration.ofSeconds(-1))).containsEntry("code", "TOKEN_EXPIRED");
        assertThat(refreshed(IssuedTokens.OUTAGE)).containsEntry("code", "UNAVAILABLE");
        isConnected();
    }

    @Test
    void aRefusedTokenDoesNotLengthenTheGraceTime() {
        waitsForExpiry();
        server.advance(LIFE);
        ada.hears("auth:expired");
        refreshed("nonsense");
        server.advance(GRACE);
        ada.isDisconnected();
    }

    @Test
    void fromThenOnTheGuestIsWhoTheNewTokenSays() {
        var video = Samples.stored(server.storage(), new UserId("ada"), server.now());
        var renamed = new Caller(new Profile(new UserId("ada"), "Countess", null, true), Set.of("admin"));
        refreshed(server.token(renamed, LIFE));
        try (var bob = server.connect("bob")) {
            server.storage().follows().follow(new UserId("bob"), new UserId("ada"), server.now());
            bob.asks("feed:subscribe");
            ada.asks("feed:new_content", Map.of("contentId", video.id().value()));
            assertThat(bob.hears("feed:refresh"))
                    .extractingByKey("creator")
                    .hasFieldOrPropertyWithValue("username", "Countess");
        }
    }

    @Test
    void nobodyIsWatchedWhoIsGone() {
        waitsForExpiry();
        server.timer().awaitPending(1);
        ada.close();
        server.timer().awaitPending(0);
    }
}

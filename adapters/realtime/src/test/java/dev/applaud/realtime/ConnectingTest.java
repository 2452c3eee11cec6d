package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.domain.people.UserId;
import dev.applaud.realtime.live.Guest;
import dev.applaud.realtime.live.IssuedTokens;
import dev.applaud.realtime.live.LiveServer;
import dev.applaud.realtime.live.RawGuest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectingTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @AutoClose
    private final LiveServer server = new LiveServer();

    private static void isRefused(Map<String, Object> refusal, String message, String code) {
        assertThat(refusal).containsEntry("message", message).containsEntry("data", Map.of("code", code));
    }

    @Test
    void aTokenInTheConnectPacketLetsTheGuestIn() {
        try (var ada = server.connect("ada")) {
            assertThat(ada.id()).isNotEmpty();
            assertThat(server.audience().connections()).isEqualTo(1);
        }
    }

    @Test
    void nobodyIsLetInWhereNodesTalk() {
        var token = server.token(Samples.caller("ada"), HOUR);
        var nodes = server.uri().resolve(SocketOtherNodes.NAMESPACE);
        assertThat(Guest.refused(nodes, Map.of("token", token))).containsEntry("message", "Invalid namespace");
    }

    @Test
    void aBearerHeaderLetsTheGuestInToo() {
        var token = server.token(Samples.caller("ada"), HOUR);
        try (var ada = Guest.connectedWithHeader(server.uri(), "bearer " + token)) {
            assertThat(ada.id()).isNotEmpty();
        }
    }

    @Test
    void theConnectPacketCountsBeforeTheHeader() {
        var token = server.token(Samples.caller("ada"), HOUR);
        var refusal = Guest.refusedWithHeader(server.uri(), Map.of("token", "no token"), "Bearer " + token);
        isRefused(refusal, "Invalid token", "TOKEN_INVALID");
    }

    @Test
    void everyConnectionIsInItsUsersRoom() {
        try (var phone = server.connect("ada");
                var laptop = server.connect("ada");
                var other = server.connect("bob")) {
            var room = Room.user(new UserId("ada"));
            assertThat(server.audience().size(room)).isEqualTo(2);
            server.broadcast().publish(new Relayed(room, new EventName("notification"), Map.of("n", 1)));
            assertThat(phone.hears("notification")).containsEntry("n", 1);
            assertThat(laptop.hears("notification")).containsEntry("n", 1);
            assertThat(other.heardSoFar()).doesNotContain("notification");
        }
    }

    @Test
    void theProfileThatTheTokenTellsIsRemembered() {
        try (var ada = server.connect("ada")) {
            assertThat(ada.id()).isNotEmpty();
            assertThat(server.storage().profiles().find(new UserId("ada")))
                    .contains(Samples.caller("ada").profile());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"token\":null}", "{\"token\":\"\"}", "{\"token\":\"  \"}", "{\"Token\":\"x\"}"})
    void withoutATokenNobodyGetsIn(String auth) {
        isRefused(RawGuest.refused(server.uri(), auth), "Authentication required", "UNAUTHENTICATED");
        assertThat(server.audience().connections()).isZero();
    }

    @Test
    void anotherSchemeThanBearerIsNoToken() {
        var refusal = Guest.refusedWithHeader(server.uri(), Map.of(), "Basic YWRhOnNlY3JldA==");
        isRefused(refusal, "Authentication required", "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"nonsense\"", "5", "true", "[]", "[\"a\"]", "{}", "{\"token\":\"a\"}"})
    void whatIsNoTokenOfOursIsInvalid(String token) {
        var refusal = RawGuest.refused(server.uri(), "{\"token\":" + token + "}");
        isRefused(refusal, "Invalid token", "TOKEN_INVALID");
    }

    @Test
    void anExpiredTokenIsCalledSo() {
        var token = server.token(Samples.caller("ada"), Duration.ofSeconds(-1));
        isRefused(Guest.refused(server.uri(), Map.of("token", token)), "Token expired", "TOKEN_EXPIRED");
    }

    @Test
    void anOutageIsNotTheTokensFault() {
        var refusal = Guest.refused(server.uri(), Map.of("token", IssuedTokens.OUTAGE));
        isRefused(refusal, "Temporarily unavailable, please try again", "UNAVAILABLE");
    }

    @Test
    void aBugIsLoggedAndNotTold() {
        var refusal = Guest.refused(server.uri(), Map.of("token", IssuedTokens.BUG));
        isRefused(refusal, "Something went wrong on our side (fault-1)", "INTERNAL");
        assertThat(server.faults()).singleElement().isInstanceOf(IllegalStateException.class);
    }
}

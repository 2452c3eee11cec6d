package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.client.ManualClock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryTimeTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final TestIo server = new TestIo(clock, options -> options.pingInterval(Duration.ofHours(1))
            .connectionStateRecovery(ConnectionStateRecovery.DEFAULTS));
    private final Recovery recovery = Objects.requireNonNull(server.io().of("/").recovery());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aClientMayComeBackWithinTheTimeSet() {
        var client = RecoveringClient.join(server);
        server.io().emit("into the void");
        client.lose();
        server.io().emit("missed");
        clock.pass(LONGEST.minus(MOMENT));
        assertThat(client.comeBack()).containsExactly("42[\"into the void\"]", "42[\"missed\"]");
        assertThat(client.recovered()).isTrue();
    }

    @Test
    void afterwardsItBeginsANewSession() {
        var client = RecoveringClient.join(server);
        client.lose();
        clock.pass(LONGEST.plus(MOMENT));
        assertThat(client.comeBack()).isEmpty();
        assertThat(client.recovered()).isFalse();
    }

    @Test
    void packetsAreKeptForTwiceThatTimeAtMost() {
        server.io().emit("first");
        clock.pass(LONGEST.minus(MOMENT));
        server.io().emit("second");
        clock.pass(MOMENT.multipliedBy(2));
        assertThat(recovery.isEmpty()).isFalse();
        clock.pass(LONGEST);
        assertThat(recovery.isEmpty()).isTrue();
        server.io().emit("third");
        assertThat(recovery.isEmpty()).isFalse();
        clock.pass(LONGEST);
        clock.pass(LONGEST);
        assertThat(recovery.isEmpty()).isTrue();
    }

    @Test
    void nothingIsLeftOfClientsThatDoNotComeBack() {
        for (int i = 0; i < 20; i++) {
            var client = RecoveringClient.join(server);
            server.socket().emit("own");
            client.lose();
        }
        assertThat(server.io().timers().size()).isPositive();
        clock.pass(LONGEST.plus(MOMENT));
        clock.pass(LONGEST.plus(MOMENT));
        assertThat(server.io().timers().size()).isZero();
        assertThat(recovery.isEmpty()).isTrue();
        assertThat(server.io().of("/").rooms().names()).isEmpty();
    }

    @Test
    void aPingTimeoutIsRecoverable() {
        var client = RecoveringClient.join(server);
        clock.pass(Duration.ofHours(1));
        clock.pass(Duration.ofSeconds(20));
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.PING_TIMEOUT);
        client.awaitRemembered();
        client.comeBack();
        assertThat(client.recovered()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"41,client namespace disconnect", "x,parse error"})
    void whoLeavesInThisWayDoesNotComeBack(String packet, String reason) {
        var client = RecoveringClient.join(server);
        client.webSocket().send(packet);
        assertThat(server.disconnectReason().text()).isEqualTo(reason);
        client.comeBack();
        assertThat(client.recovered()).isFalse();
    }

    @Test
    void whomTheServerSentAwayDoesNotComeBack() {
        var client = RecoveringClient.join(server);
        server.socket().disconnect(true);
        server.disconnectReason();
        client.comeBack();
        assertThat(client.recovered()).isFalse();
    }

    @Test
    void aProtocolErrorOfTheClientIsRecoverable() {
        var client = RecoveringClient.join(server);
        client.webSocket().send("42{}");
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.FORCED_CLOSE);
        client.awaitRemembered();
        client.comeBack();
        assertThat(client.recovered()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void reasonsAreRecoverableAsTheSpecificationHasIt(DisconnectReason reason) {
        assertThat(reason.isRecoverable())
                .isEqualTo(
                        switch (reason) {
                            case PARSE_ERROR, CLIENT_NAMESPACE_DISCONNECT, SERVER_NAMESPACE_DISCONNECT -> false;
                            default -> true;
                        });
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new ConnectionStateRecovery(Duration.ofMillis(999), true, 1, 1, 1024))
                .hasMessageStartingWith("maxDisconnectionDuration");
        assertThatThrownBy(() -> new ConnectionStateRecovery(MOMENT, true, 0, 1, 1024))
                .hasMessageStartingWith("maxSessions");
        assertThatThrownBy(() -> new ConnectionStateRecovery(MOMENT, true, 1, 0, 1024))
                .hasMessageStartingWith("maxPackets");
        assertThatThrownBy(() -> new ConnectionStateRecovery(MOMENT, true, 1, 1, 1023))
                .hasMessageStartingWith("maxBytes");
    }
}

package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Duration INTERVAL = Duration.ofSeconds(25);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofMillis(10);

    private final ManualClock clock = new ManualClock();
    private final EchoEngine echo = new EchoEngine(clock);

    @AfterEach
    void close() {
        echo.close();
    }

    @Test
    void pollsAreAnsweredWithPings() {
        var client = echo.openPolling();
        for (int i = 0; i < 3; i++) {
            clock.pass(INTERVAL);
            assertThat(client.poll().body()).isEqualTo("2");
            assertThat(client.post("3").body()).isEqualTo("ok");
        }
    }

    @Test
    void aPollThatWaitsIsAnsweredWithThePing() {
        var client = echo.openPolling();
        var poll = client.pollAsync();
        echo.awaitWritable(echo.session());
        clock.pass(INTERVAL);
        assertThat(poll.join().body()).isEqualTo("2");
    }

    @Test
    void aWebSocketIsPinged() {
        var client = echo.openWebSocket();
        for (int i = 0; i < 3; i++) {
            clock.pass(INTERVAL);
            assertThat(client.text()).isEqualTo("2");
            client.send("3");
            client.send("4done");
            assertThat(client.text()).isEqualTo("4done");
        }
    }

    @Test
    void aSilentPollingClientIsGoneAfterIntervalAndTimeoutAndNoSooner() {
        var client = echo.openPolling();
        var session = echo.session();
        clock.pass(INTERVAL);
        clock.pass(TIMEOUT.minus(MOMENT));
        assertThat(session.isOpen()).isTrue();
        clock.pass(MOMENT);
        assertThat(session.isOpen()).isFalse();
        assertThat(echo.closeReason()).isEqualTo(CloseReason.PING_TIMEOUT);
        assertThat(client.poll().statusCode()).isEqualTo(400);
    }

    @Test
    void aSilentClientIsGoneAsSoonWhenTheServerHasClosedItMeanwhile() {
        echo.openPolling();
        clock.pass(INTERVAL);
        echo.session().close();
        clock.pass(TIMEOUT.minus(MOMENT));
        assertThat(echo.engine().size()).isOne();
        clock.pass(MOMENT);
        assertThat(echo.engine().size()).isZero();
        assertThat(echo.closeReason()).isEqualTo(CloseReason.FORCED_CLOSE);
    }

    @Test
    void aPingThatWasSentLateDoesNotProlongTheSession() {
        echo.openPolling();
        clock.pass(INTERVAL.plus(TIMEOUT).minus(MOMENT));
        clock.pass(MOMENT);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.PING_TIMEOUT);
    }

    @Test
    void aRequestFindsNoSessionThatShouldBeGoneHoweverLateTheTimersAre() {
        var client = echo.openPolling();
        clock.passUnnoticed(INTERVAL.plus(TIMEOUT));
        assertThat(client.poll().statusCode()).isEqualTo(400);
        assertThat(echo.closeReason()).isEqualTo(CloseReason.PING_TIMEOUT);
    }

    @Test
    void aPollThatWaitsWhileThePongIsMissingIsAnsweredWithClose() {
        var client = echo.openPolling();
        clock.pass(INTERVAL);
        assertThat(client.poll().body()).isEqualTo("2");
        var poll = client.pollAsync();
        echo.awaitWritable(echo.session());
        clock.pass(TIMEOUT);
        assertThat(poll.join().body()).isEqualTo("1");
    }

    @Test
    void aSilentWebSocketIsClosed() {
        var client = echo.openWebSocket();
        clock.pass(INTERVAL);
        assertThat(client.text()).isEqualTo("2");
        clock.pass(TIMEOUT);
        assertThat(client.closeStatus()).isEqualTo(1005);
    }

    @Test
    void otherPacketsAreNoPong() {
        var client = echo.openWebSocket();
        clock.pass(INTERVAL);
        assertThat(client.text()).isEqualTo("2");
        client.send("4still alive");
        assertThat(client.text()).isEqualTo("4still alive");
        clock.pass(TIMEOUT);
        assertThat(client.closeStatus()).isEqualTo(1005);
    }

    @Test
    void theHeartbeatGoesOnAfterAnUpgradeThatLostAPong() {
        var client = echo.openPolling();
        clock.pass(INTERVAL);
        assertThat(client.poll().body()).isEqualTo("2");
        clock.pass(TIMEOUT.minus(MOMENT));
        var webSocket = client.upgrade();
        webSocket.send("4upgraded");
        assertThat(webSocket.text()).isEqualTo("4upgraded");
        clock.pass(TIMEOUT.minus(MOMENT));
        webSocket.send("3");
        webSocket.send("4done");
        assertThat(webSocket.text()).isEqualTo("4done");
        clock.pass(INTERVAL);
        assertThat(webSocket.text()).isEqualTo("2");
    }
}

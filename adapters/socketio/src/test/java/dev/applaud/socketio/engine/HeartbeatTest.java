package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final long INTERVAL = 100;
    private static final long TIMEOUT = 500;
    private static final EchoEngine echo = new EchoEngine(settings());

    private static EchoEngine.Settings settings() {
        var settings = new EchoEngine.Settings();
        settings.pingInterval = INTERVAL;
        settings.pingTimeout = TIMEOUT;
        return settings;
    }

    @AfterAll
    static void close() {
        echo.close();
    }

    @Test
    void pollsAreAnsweredWithPings() {
        var client = echo.openPolling();
        for (int i = 0; i < 3; i++) {
            assertThat(client.poll().body()).isEqualTo("2");
            assertThat(client.post("3").body()).isEqualTo("ok");
        }
    }

    @Test
    void aWebSocketIsPinged() {
        var client = echo.openWebSocket();
        for (int i = 0; i < 3; i++) {
            assertThat(client.text()).isEqualTo("2");
            client.send("3");
        }
    }

    @Test
    void aSilentPollingClientIsGoneInTime() {
        try (var own = new EchoEngine(settings())) {
            var client = own.openPolling();
            long start = System.nanoTime();
            assertThat(own.closeReason()).isEqualTo(CloseReason.PING_TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofMillis(INTERVAL + TIMEOUT + 200));
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aPollThatWaitsWhileThePongIsMissingIsAnsweredWithClose() {
        var client = echo.openPolling();
        assertThat(client.poll().body()).isEqualTo("2");
        assertThat(client.poll().body()).isEqualTo("1");
    }

    @Test
    void aSilentWebSocketIsClosed() {
        var client = echo.openWebSocket();
        assertThat(client.text()).isEqualTo("2");
        assertThat(client.closeStatus()).isEqualTo(1005);
    }

    @Test
    void otherPacketsAreNoPong() {
        var client = echo.openWebSocket();
        while (!client.isClosed()) {
            client.send("4x");
            var text = client.text();
            if (text.equals("2")) {
                break;
            }
        }
        client.send("4still alive");
        assertThat(client.closeStatus()).isEqualTo(1005);
    }

    @Test
    void theHeartbeatGoesOnAfterAnUpgradeThatLostAPong() {
        var client = echo.openPolling();
        assertThat(client.poll().body()).isEqualTo("2");
        var webSocket = client.upgrade();
        webSocket.send("3");
        assertThat(webSocket.text()).isEqualTo("2");
    }
}

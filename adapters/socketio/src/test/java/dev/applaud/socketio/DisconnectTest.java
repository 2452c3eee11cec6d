package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisconnectTest {
    private final TestIo server = new TestIo();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theServerMayTakeASocketOutOfItsNamespaceOnly() {
        var client = server.join();
        server.socket().disconnect(false);
        assertThat(client.text()).isEqualTo("41");
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        client.send("40");
        assertThat(client.text()).startsWith("40{");
    }

    @Test
    void theServerMayCloseTheWholeConnection() {
        server.io().of("/second");
        var client = server.join();
        client.send("40/second");
        assertThat(client.text()).startsWith("40/second");
        var socket = server.socket();
        socket.emit("last");
        socket.disconnect(true);
        assertThat(client.text()).isEqualTo("42[\"last\"]");
        assertThat(List.of(client.text(), client.text())).containsExactlyInAnyOrder("41", "41/second,");
        assertThat(client.closeStatus()).isEqualTo(1005);
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }

    @Test
    void aShutdownSendsNoDisconnectPacket() {
        var client = server.join();
        server.io().close();
        assertThat(client.closeStatus()).isEqualTo(1001);
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.SERVER_SHUTTING_DOWN);
        assertThat(server.io().connections()).isZero();
        assertThat(server.io().accepting()).isFalse();
    }

    @Test
    void aSilentClientIsDisconnectedByPingTimeout() {
        var clock = new ManualClock();
        try (var timed = new TestIo(clock, _ -> {})) {
            timed.join();
            clock.pass(Duration.ofSeconds(25));
            clock.pass(Duration.ofSeconds(20));
            assertThat(timed.disconnectReason()).isEqualTo(DisconnectReason.PING_TIMEOUT);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, TRANSPORT_CLOSE", "2, TRANSPORT_ERROR", "abc, PARSE_ERROR", "4abc, FORCED_CLOSE"})
    void whatTheClientSentIsTheReasonInEachOfItsNamespaces(String packet, DisconnectReason reason) {
        var other = new CompletableFuture<DisconnectReason>();
        server.io().of("/other").onConnection(socket -> socket.onDisconnect(other::complete));
        var client = server.join();
        client.send("40/other");
        assertThat(client.text()).startsWith("40/other");
        client.send(packet);
        assertThat(server.disconnectReason()).isEqualTo(reason);
        assertThat(other.join()).isEqualTo(reason);
    }

    @Test
    void aLostConnectionIsATransportClose() {
        server.join().abort();
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
    }

    @Test
    void aSlowClientIsDisconnectedWithAReasonOfItsOwn() {
        try (var narrow = new TestIo(options -> options.maxBufferedBytes(5_000))) {
            var client = narrow.openPolling();
            client.post("40");
            var socket = narrow.socket();
            for (int i = 0; i < 10; i++) {
                socket.emit("x", "y".repeat(1_000));
            }
            assertThat(narrow.disconnectReason()).isEqualTo(DisconnectReason.SLOW_CONSUMER);
        }
    }

    @Test
    void eventsFromBeforeTheClientsFarewellAreStillHandled() {
        var handled = new CompletableFuture<Boolean>();
        var release = new CountDownLatch(1);
        server.io().onConnection(socket -> socket.on("slow", (_, _) -> Await.latch(release))
                .on("next", (_, _) -> handled.complete(socket.connected())));
        var client = server.join();
        client.send("42[\"slow\"]");
        client.send("42[\"next\"]");
        client.send("41");
        client.send("40");
        assertThat(client.text()).startsWith("40{");
        release.countDown();
        assertThat(handled.join()).isFalse();
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
    }

    @Test
    void eventsFromBeforeTheServersDisconnectAreDropped() {
        var release = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        var handled = new CompletableFuture<Boolean>();
        server.io().onConnection(socket -> socket.on("slow", (_, _) -> {
                    entered.countDown();
                    Await.latch(release);
                })
                .on("next", (_, _) -> handled.complete(true)));
        var client = server.join();
        client.send("42[\"slow\"]");
        client.send("42[\"next\"]");
        Await.latch(entered);
        server.socket().disconnect(false);
        release.countDown();
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        assertThat(handled).isNotDone();
    }
}

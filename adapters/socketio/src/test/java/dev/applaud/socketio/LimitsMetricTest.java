package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.PollingClient;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Every limit tells when it is reached.
class LimitsMetricTest {
    private static final String HANDSHAKE = "/socket.io/?EIO=4&transport=polling";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final BlockingQueue<String> reached = new LinkedBlockingQueue<>();

    private TestIo limited(Consumer<SocketIoOptions.Builder> limit) {
        return new TestIo(told(limit));
    }

    private Consumer<SocketIoOptions.Builder> told(Consumer<SocketIoOptions.Builder> limit) {
        var metrics = new SocketIoMetrics() {
            @Override
            public void limitReached(String setting) {
                reached.add(setting);
            }
        };
        return options -> {
            options.metrics(metrics);
            limit.accept(options);
        };
    }

    private void assertReached(String setting) {
        assertThat(TestIo.take(reached)).isEqualTo(setting);
        assertThat(reached).isEmpty();
    }

    @Test
    void maxConnections() {
        try (var server = limited(options -> options.maxConnections(1))) {
            server.openPolling();
            assertThat(Http.get(server.jetty().http(HANDSHAKE)).statusCode()).isEqualTo(503);
            assertReached("maxConnections");
        }
    }

    @Test
    void maxConnectionsPerAddress() {
        try (var server = limited(options -> options.maxConnectionsPerAddress(1))) {
            server.jetty().trustForwardedHeaders();
            var uri = server.jetty().http(HANDSHAKE);
            var open = Http.get(uri, FORWARDED_FOR, "192.0.2.1").body();
            assertThat(Http.get(uri, FORWARDED_FOR, "192.0.2.2").statusCode()).isEqualTo(200);
            assertThat(reached).isEmpty();
            var refused = Http.get(uri, FORWARDED_FOR, "192.0.2.1");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).isEqualTo("{\"code\":4,\"message\":\"Too many connections\"}");
            assertReached("maxConnectionsPerAddress");
            Http.post(server.jetty().http(HANDSHAKE + "&sid=" + PollingClient.sidIn(open)), "1");
            assertThat(Http.get(uri, FORWARDED_FOR, "192.0.2.1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void maxHandshakesPerSecond() {
        var clock = new ManualClock();
        try (var server = new TestIo(clock, told(options -> options.maxHandshakesPerSecond(1)))) {
            server.openPolling();
            assertThat(Http.get(server.jetty().http(HANDSHAKE)).statusCode()).isEqualTo(503);
            assertReached("maxHandshakesPerSecond");
        }
    }

    @Test
    void maxHttpBufferSize() {
        try (var server = limited(options -> options.maxHttpBufferSize(1024))) {
            var tooLarge = "4" + "x".repeat(1024);
            assertThat(server.openPolling().post(tooLarge).statusCode()).isEqualTo(413);
            assertReached("maxHttpBufferSize");
            server.join().send(tooLarge);
            assertReached("maxHttpBufferSize");
            server.join().send(new byte[1025]);
            assertReached("maxHttpBufferSize");
        }
    }

    @Test
    void maxPacketsPerPayload() {
        try (var server = limited(options -> options.maxPacketsPerPayload(1000))) {
            var client = server.openPolling();
            assertThat(client.post("6\u001e".repeat(999) + "6").body()).isEqualTo("ok");
            assertThat(client.post("6\u001e".repeat(1000) + "6").statusCode()).isEqualTo(400);
            assertReached("maxPacketsPerPayload");
        }
    }

    @Test
    void maxBufferedBytes() {
        try (var server = limited(options -> options.maxBufferedBytes(1024))) {
            var client = server.openPolling();
            client.post("40");
            var socket = server.socket();
            socket.emit("a", "x".repeat(900));
            socket.emit("b", "x".repeat(900));
            assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.SLOW_CONSUMER);
            assertReached("maxBufferedBytes");
        }
    }

    @Test
    void maxAttachments() {
        try (var server = limited(options -> options.maxAttachments(1))) {
            var client = server.join();
            client.send("452-[\"a\"]");
            assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.FORCED_CLOSE);
            assertReached("maxAttachments");
        }
    }

    @Test
    void connectTimeout() {
        var clock = new ManualClock();
        try (var server = new TestIo(clock, told(options -> options.connectTimeout(Duration.ofSeconds(1))))) {
            var client = server.open();
            clock.pass(Duration.ofSeconds(2));
            assertThat(client.closeStatus()).isEqualTo(1005);
            assertReached("connectTimeout");
        }
    }

    @Test
    void maxRooms() {
        try (var server = limited(options -> options.maxRooms(1))) {
            server.join();
            var socket = server.socket();
            socket.join("red");
            assertThat(reached).isEmpty();
            assertThatThrownBy(() -> socket.join("blue")).hasMessageContaining("maxRooms");
            assertReached("maxRooms");
            server.join();
            var other = server.socket();
            server.io().socketsJoin("green");
            assertThat(socket.rooms()).doesNotContain("green");
            assertThat(other.rooms()).contains("green");
            assertReached("maxRooms");
        }
    }

    @Test
    void maxNamespaces() {
        try (var server = limited(options -> options.maxNamespaces(1))) {
            server.io().of("/second");
            var client = server.join();
            client.send("40/second");
            assertThat(client.text()).isEqualTo("44/second,{\"message\":\"Too many namespaces\"}");
            assertReached("maxNamespaces");
            client.send("41");
            client.send("40/second");
            assertThat(client.text()).startsWith("40/second");
        }
    }

    @Test
    void maxDynamicNamespaces() {
        try (var server = limited(options -> options.maxDynamicNamespaces(1))) {
            server.io().of((_, _) -> true);
            var client = server.open();
            client.send("40/a");
            assertThat(client.text()).startsWith("40/a");
            client.send("40/b");
            assertThat(client.text()).startsWith("44/b");
            assertReached("maxDynamicNamespaces");
        }
    }

    @Test
    void maxPendingAcks() {
        var hour = Duration.ofHours(1);
        try (var server = limited(options -> options.maxPendingAcks(1))) {
            var ada = server.join();
            var socket = server.socket();
            var first = socket.emitWithAck("1", hour);
            assertThat(ada.text()).isEqualTo("420[\"1\"]");
            assertThat(server.io().emitWithAck("2", hour).join()).isEmpty();
            assertReached("maxPendingAcks");
            assertThatThrownBy(() -> socket.emitWithAck("3", hour).join()).hasMessageContaining("maxPendingAcks");
            assertReached("maxPendingAcks");
            ada.send("430[]");
            assertThat(first.join()).isEmpty();
            assertThat(socket.emitWithAck("4", hour)).isNotDone();
            assertThat(ada.text()).isEqualTo("423[\"4\"]");
        }
    }

    @Test
    void maxQueuedEvents() {
        var release = new CountDownLatch(1);
        try (var server = limited(options -> options.maxQueuedEvents(2))) {
            server.io()
                    .onConnection(socket -> socket.on("wait", (_, ack) -> {
                        Await.latch(release);
                        ack.send();
                    }));
            var client = server.join();
            client.send("421[\"wait\"]");
            client.send("422[\"wait\"]");
            assertReached("maxQueuedEvents");
            release.countDown();
            assertThat(client.text()).isEqualTo("431[]");
        }
    }

    @Test
    void maxQueuedBytes() {
        var release = new CountDownLatch(1);
        try (var server = limited(options -> options.maxQueuedBytes(1024))) {
            server.io()
                    .onConnection(socket -> socket.on("wait", (args, ack) -> {
                        Await.latch(release);
                        ack.send(args.getFirst());
                    }));
            var client = server.join();
            for (int i = 1; i <= 100; i++) {
                client.send("42" + i + "[\"wait\"," + i + ",\"" + "x".repeat(500) + "\"]");
            }
            assertReached("maxQueuedBytes");
            release.countDown();
            for (int i = 1; i <= 100; i++) {
                assertThat(client.text()).isEqualTo("43" + i + "[" + i + "]");
            }
        }
    }

    @Test
    void connectionStateRecovery() {
        var little = new ConnectionStateRecovery(Duration.ofMinutes(2), true, 1, 1, 1024);
        try (var server = limited(options -> options.connectionStateRecovery(little))) {
            var ada = RecoveringClient.join(server);
            var bob = RecoveringClient.join(server);
            ada.lose();
            bob.lose();
            assertReached("connectionStateRecovery.maxSessions");
            server.io().emit("1");
            server.io().emit("2");
            assertReached("connectionStateRecovery.maxPackets/maxBytes");
        }
    }
}

package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Every limit of this layer tells when it is reached.
class LimitsMetricTest {
    private final BlockingQueue<String> reached = new LinkedBlockingQueue<>();

    private TestIo limited(Consumer<SocketIoOptions.Builder> limit) {
        var metrics = new SocketIoMetrics() {
            @Override
            public void limitReached(String setting) {
                reached.add(setting);
            }
        };
        return new TestIo(options -> {
            options.metrics(metrics);
            limit.accept(options);
        });
    }

    private void assertReached(String setting) {
        assertThat(TestIo.take(reached)).isEqualTo(setting);
        assertThat(reached).isEmpty();
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
                        awaitQuietly(release);
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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
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

package dev.applaud.socketio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.RealClient;
import dev.applaud.socketio.client.RealSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a client is given back when its connection was cut, over each of its transports.
@ParameterizedClass(name = "{0} over {1}")
@MethodSource("table")
class RealClientRecoveryTest {
    private final TestIo server;
    private final RealSocket socket;
    private final Socket peer;

    /// New sessions wait for it.
    private volatile CompletableFuture<Optional<String>> gate = CompletableFuture.completedFuture(Optional.empty());

    static Stream<Arguments> table() {
        return Arrays.stream(RealClient.values()).filter(RealClient::recovers).flatMap(client -> Stream.of(
                        "polling", "websocket", "polling,websocket")
                .map(transports -> Arguments.of(client, transports)));
    }

    RealClientRecoveryTest(RealClient client, String transports) {
        client.assumeInstalled();
        var upgraded = new CompletableFuture<Boolean>();
        server = new TestIo(options -> options.parser(client.parser())
                .metrics(new SeenUpgrade(upgraded))
                .allowRequest(_ -> gate.join())
                .connectionStateRecovery(ConnectionStateRecovery.DEFAULTS));
        socket = client.open(server.jetty().http("/"), transports, Map.of());
        peer = server.socket();
        assertThat(told()).containsExactly("connect", peer.id());
        if (transports.contains(",")) {
            upgraded.join();
        }
    }

    private record SeenUpgrade(CompletableFuture<Boolean> seen) implements SocketIoMetrics {
        @Override
        public void connectionUpgraded() {
            seen.complete(true);
        }
    }

    @AfterEach
    void close() {
        socket.disconnect();
        server.close();
    }

    private List<@Nullable Object> told() {
        return TestIo.take(socket.told());
    }

    /// Cuts the connection, and lets the client come back only when the server is done with its socket.
    private void cut(Runnable meanwhile) {
        gate = new CompletableFuture<>();
        var recovery = requireNonNull(server.io().of("/").recovery());
        var pid = requireNonNull(peer.recovery()).pid();
        Await.until("a client that waits", () -> !peer.connection().session().isBetweenPolls());
        server.jetty().connector().getConnectedEndPoints().forEach(EndPoint::close);
        Await.until("the session is kept", () -> recovery.remembers(pid));
        meanwhile.run();
        gate.complete(Optional.empty());
        assertThat(told()).startsWith("disconnect");
    }

    @Test
    void recoversItsIdItsRoomsAndWhatItMissed() {
        peer.join("room");
        server.io().emit("news", "seen");
        assertThat(told()).startsWith("news", "seen");
        cut(() -> {
            server.io().to("elsewhere").emit("news", "not meant for it");
            server.io().to("room").emit("news", "missed", new byte[] {1});
        });
        assertThat(told()).startsWith("news", "missed");
        assertRecovered();
        server.io().to("room").emit("news", "live");
        assertThat(told()).startsWith("news", "live");
    }

    private void assertRecovered() {
        assertThat(told()).containsExactly("connect", peer.id(), "recovered");
        var back = server.socket();
        assertThat(back.recovered()).isTrue();
        assertThat(back.id()).isEqualTo(peer.id());
    }

    @Test
    void recoversThoughItHasHadNoEvent() {
        cut(() -> server.io().emit("news", "missed"));
        assertThat(told()).startsWith("news", "missed");
        assertRecovered();
    }

    @Test
    void recoversThoughThereWasNoEventAtAll() {
        cut(() -> {});
        assertRecovered();
    }
}

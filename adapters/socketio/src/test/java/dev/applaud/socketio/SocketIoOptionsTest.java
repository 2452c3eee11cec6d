package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.engine.CorsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SocketIoOptionsTest {
    private static Arguments bad(String name, UnaryOperator<SocketIoOptions.Builder> setting) {
        return Arguments.of(name, setting);
    }

    static Stream<Arguments> badSettings() {
        return Stream.of(
                bad("path", options -> options.path("socket.io/")),
                bad("path", options -> options.path("/socket.io")),
                bad("transports", options -> options.transports(Set.of())),
                bad("transports", options -> options.transports(Set.of("polling", "webtransport"))),
                bad("pingInterval", options -> options.pingInterval(Duration.ofMillis(9))),
                bad("pingTimeout", options -> options.pingTimeout(Duration.ofHours(2))),
                bad("upgradeTimeout", options -> options.upgradeTimeout(Duration.ZERO)),
                bad("connectTimeout", options -> options.connectTimeout(Duration.ofSeconds(-1))),
                bad("maxHttpBufferSize", options -> options.maxHttpBufferSize(1_023)),
                bad("maxPacketsPerPayload", options -> options.maxPacketsPerPayload(999)),
                bad("maxAttachments", options -> options.maxAttachments(-1)),
                bad("maxBufferedBytes", options -> options.maxBufferedBytes(0)),
                bad("maxQueuedEvents", options -> options.maxQueuedEvents(0)),
                bad("maxQueuedBytes", options -> options.maxQueuedBytes(1023)),
                bad("maxConnections", options -> options.maxConnections(0)),
                bad("maxNamespaces", options -> options.maxNamespaces(0)),
                bad("maxRooms", options -> options.maxRooms(0)),
                bad("maxPendingAcks", options -> options.maxPendingAcks(0)),
                bad("maxConnectionsPerAddress", options -> options.maxConnectionsPerAddress(0)),
                bad("maxHandshakesPerSecond", options -> options.maxHandshakesPerSecond(-1)),
                bad("maxDynamicNamespaces", options -> options.maxDynamicNamespaces(0)),
                bad("compressionThreshold", options -> options.compressionThreshold(-1)),
                bad("credentials", options -> options.cors(CorsOptions.of(List.of(), true))),
                bad("maxAge", options -> options.cors(maxAge(Duration.ofSeconds(-1)))),
                bad("maxAge", options -> options.cors(maxAge(Duration.ofHours(25)))));
    }

    private static CorsOptions maxAge(Duration maxAge) {
        return new CorsOptions(List.of("*"), false, List.of(), List.of(), maxAge);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSettings")
    void aBadValueIsRefusedByName(String name, UnaryOperator<SocketIoOptions.Builder> setting) {
        assertThatThrownBy(() -> setting.apply(SocketIoOptions.builder()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name);
    }

    @Test
    void theDefaultsAreTheSpecifications() {
        var defaults = SocketIoOptions.defaults();
        assertThat(defaults.path()).isEqualTo("/socket.io/");
        assertThat(defaults.pingInterval()).isEqualTo(Duration.ofSeconds(25));
        assertThat(defaults.pingTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(defaults.upgradeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(defaults.connectTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(defaults.maxHttpBufferSize()).isEqualTo(1_000_000);
        assertThat(defaults.compressionThreshold()).isEqualTo(1024);
        assertThat(defaults.cors().origins()).isEqualTo(List.of());
    }
}

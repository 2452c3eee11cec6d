package dev.applaud.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import dev.applaud.socketio.DisconnectReason;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SocketMetersTest {
    private final MetricRegistry registry = new MetricRegistry();
    private final SocketMeters meters = new SocketMeters(registry);

    @Test
    void namesThatClientsMakeUpShareOneMetric() {
        IntStream.range(0, 1000).forEach(it -> {
            meters.eventReceived("made-up-" + it);
            meters.eventHandled("made-up-" + it, 1);
            meters.delivered("made-up-" + it, 1);
        });

        assertThat(registry.getMetrics()).hasSizeLessThan(10);
        assertThat(count("events.received.other")).isEqualTo(1000);
    }

    @Test
    void eventsOfOursAreCountedByName() {
        meters.eventReceived("video:join");
        meters.delivered("video:like", 250);
        meters.delivered("video:like", 250);

        assertThat(count("events.received.video:join")).isOne();
        assertThat(count("events.delivered.video:like")).isEqualTo(500);
    }

    @Test
    void packetsAreCountedWithTheirBytes() {
        meters.packetIn(10);
        meters.packetsOut(2, 50);

        assertThat(count("packets.in")).isOne();
        assertThat(count("bytes.in")).isEqualTo(10);
        assertThat(count("packets.out")).isEqualTo(2);
        assertThat(count("bytes.out")).isEqualTo(50);
    }

    @Test
    void connectionsAndSocketsAreCountedFromOpeningToClosing() {
        meters.connectionOpened("polling");
        meters.connectionUpgraded();
        meters.socketConnected("/");
        meters.socketDisconnected("/", DisconnectReason.PING_TIMEOUT);
        meters.connectionClosed("ping timeout", "websocket");
        meters.connectRefused("/");
        meters.requestRefused(3);
        meters.hintsDropped(2);
        meters.statesReplaced(3);
        meters.limitReached("maxConnections");

        assertThat(count("connections.opened.polling")).isOne();
        assertThat(count("connections.upgraded")).isOne();
        assertThat(count("sockets.joined")).isOne();
        assertThat(count("sockets.left.ping-timeout")).isOne();
        assertThat(count("connections.closed.ping-timeout")).isOne();
        assertThat(count("sockets.refused")).isOne();
        assertThat(count("requests.refused.3")).isOne();
        assertThat(count("behind.hint")).isEqualTo(2);
        assertThat(count("behind.state")).isEqualTo(3);
        assertThat(count("limits.maxConnections")).isOne();
    }

    @Test
    void handlingIsTimed() {
        meters.eventHandled("video:join", Duration.ofMillis(3).toNanos());

        var timer = registry.timer("socketio.events.handled.video:join");
        assertThat(timer.getCount()).isOne();
        assertThat(timer.getSnapshot().getMax()).isEqualTo(3_000_000);
    }

    private long count(String name) {
        return registry.meter("socketio." + name).getCount();
    }
}

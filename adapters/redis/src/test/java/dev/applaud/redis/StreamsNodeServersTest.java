package dev.applaud.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/// The settings that only the streams format has, beside Node.
@ParameterizedClass
@CsvSource({"1, true", "4, false"})
class StreamsNodeServersTest {
    private final MixedServers servers;

    StreamsNodeServersTest(int count, boolean sharded) {
        servers = new MixedServers(options -> options.format(AdapterFormat.STREAMS)
                .streams(options.streams().count(count).shardedPubSub(sharded)));
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void eventsAndQuestionsGoBothWays() {
        var io = servers.here.io().io();
        io.emit("1");
        assertThat(servers.node.client()).isEqualTo(List.of("1"));
        servers.node.call("io", List.of("emit", "2"));
        servers.markByNode();
        servers.ada.assertReceived("1", "2");
        assertThat(io.fetchSockets().join()).hasSize(3);
        assertThat((List<?>) servers.node.call("io", List.of("fetchSockets"))).hasSize(3);
    }
}

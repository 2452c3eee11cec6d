package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.RawWebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// All connections but one are cut at once, and their clients come back as fast as they can.
class ReconnectStormTest {
    private static final int CLIENTS = 200;
    private static final int A_SECOND = CLIENTS / 2;

    /// All that ever came: the collector would close the sockets of those that nobody holds.
    private final List<RawWebSocket> clients = new ArrayList<>();

    private final ManualClock clock = new ManualClock();
    private final TestIo server = new TestIo(clock, options -> options.maxHandshakesPerSecond(A_SECOND));

    @AfterEach
    void close() {
        server.close();
    }

    private void comeAtOnce(int number) throws IOException {
        clock.pass(Duration.ofSeconds(1));
        for (int i = 0; i < number; i++) {
            clients.add(new RawWebSocket(server.jetty(), "/socket.io/?EIO=4&transport=websocket"));
        }
    }

    private void awaitConnections(int count) {
        Await.until(count + " connections", () -> server.io().connections() == count);
    }

    @Test
    void asManyAsTheServerTakesInASecondComeBackAndThenTheOthers() throws IOException {
        var witness = server.join();
        comeAtOnce(A_SECOND);
        awaitConnections(1 + A_SECOND);
        comeAtOnce(A_SECOND);
        awaitConnections(1 + CLIENTS);
        for (var client : clients) {
            client.reset();
        }
        awaitConnections(1);
        comeAtOnce(CLIENTS);
        awaitConnections(1 + A_SECOND);
        comeAtOnce(A_SECOND);
        awaitConnections(1 + CLIENTS);
        server.io().emit("still here?");
        assertThat(witness.event()).isEqualTo("42[\"still here?\"]");
    }
}

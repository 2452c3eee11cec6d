package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final OutgoingPacket CHOSEN = OutgoingPacket.text("chosen");
    private static final OutgoingPacket WRITTEN = OutgoingPacket.text("written");

    @Test
    void finishedFramesAreWrittenAtOnceIfTheirClaimIsGood() {
        try (var echo = new EchoEngine()) {
            var client = echo.openWebSocket();
            var session = echo.session();
            echo.awaitWritable(session);
            assertThat(session.writeNow(WRITTEN.frame(), () -> false)).isFalse();
            assertThat(session.writeNow(WRITTEN.frame(), () -> true)).isTrue();
            session.send(List.of(CHOSEN));
            assertThat(client.text()).isEqualTo("4written");
            assertThat(client.text()).isEqualTo("4chosen");
        }
    }

    /// What is chosen in a turn may have been claimed already, though it does not wait yet.
    @Test
    void nothingIsWrittenPastATurn() throws Exception {
        try (var echo = new EchoEngine()) {
            var client = echo.openWebSocket();
            var session = echo.session();
            echo.awaitWritable(session);
            var claimed = new AtomicBoolean();
            var writer = Thread.ofPlatform()
                    .unstarted(() -> session.writeNow(WRITTEN.frame(), () -> {
                        claimed.set(true);
                        return true;
                    }));
            session.send(queue -> {
                writer.start();
                Await.until("a writer that waits", () -> isDone(writer) || claimed.get());
                return queue.test(List.of(CHOSEN));
            });
            writer.join();
            assertThat(client.text()).isEqualTo("4chosen");
            assertThat(claimed).isFalse();
        }
    }

    private static boolean isDone(Thread writer) {
        return writer.getState() == Thread.State.BLOCKED || !writer.isAlive();
    }
}

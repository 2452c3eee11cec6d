package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.PollingClient;
import dev.applaud.socketio.client.TestJetty;
import dev.applaud.socketio.client.WebSocketClient;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the layer above gets wrong concerns the session in which it does, and no other.
class ReceiverFailureTest {
    private final BlockingQueue<CloseReason> closed = new LinkedBlockingQueue<>();
    private final Engine engine = new Engine(new EchoEngine.Settings().options(), Failing::new, new TimerWheel());
    private final TestJetty jetty = new TestJetty(engine.handler());

    private final class Failing implements Receiver {
        private final EngineSession session;

        Failing(EngineSession session) {
            this.session = session;
        }

        @Override
        public void text(String message) {
            if (message.equals("bad")) {
                throw new IllegalStateException("on purpose");
            }
            session.send(List.of(OutgoingPacket.text(message)));
        }

        @Override
        public void binary(byte[] message) {
            throw new AssertionError("on purpose");
        }

        @Override
        public void upgraded() {
            throw new AssertionError("unasked");
        }

        @Override
        public void closed(CloseReason reason) {
            closed.add(reason);
            throw new IllegalStateException("on purpose");
        }
    }

    @AfterEach
    void close() {
        jetty.close();
    }

    private WebSocketClient open() {
        return WebSocketClient.open(jetty, EchoEngine.PATH);
    }

    /// Clients may notice the end first.
    private List<CloseReason> closeReasons(int sessions) {
        Await.until("closed sessions", () -> closed.size() == sessions);
        return List.copyOf(closed);
    }

    @Test
    void endsTheSessionOfAWebSocket() {
        var witness = open();
        var text = open();
        text.send("4bad");
        assertThat(text.closeStatus()).isEqualTo(1005);
        var binary = open();
        binary.send(new byte[] {1});
        assertThat(binary.closeStatus()).isEqualTo(1005);
        assertThat(closeReasons(2)).containsOnly(CloseReason.TRANSPORT_ERROR);
        witness.send("4good");
        assertThat(witness.text()).isEqualTo("4good");
        assertThat(engine.size()).isEqualTo(1);
    }

    @Test
    void endsTheSessionOfAClientThatPolls() {
        var client = PollingClient.open(jetty, EchoEngine.PATH);
        assertThat(client.post("4bad\u001e4good").body()).isEqualTo("ok");
        assertThat(client.poll().statusCode()).isEqualTo(400);
        assertThat(closeReasons(1)).containsOnly(CloseReason.TRANSPORT_ERROR);
        assertThat(engine.size()).isZero();
    }
}

package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.WebSocketClient;
import dev.applaud.socketio.cluster.ResponsesMissingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcksTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestIo server = new TestIo();
    private final WebSocketClient client = server.join();
    private final Socket socket = server.socket();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theClientsAnswerCompletesTheFuture() {
        var answer = socket.emitWithAck("question", LONG, "why?");
        assertThat(client.text()).isEqualTo("420[\"question\",\"why?\"]");
        client.send("430[\"because\",null,1]");
        assertThat(answer.join()).isEqualTo(Arrays.asList("because", null, 1));
    }

    @Test
    void onlyTheFirstAnswerCounts() {
        var answer = socket.emitWithAck("question", LONG);
        client.text();
        client.send("430[1]");
        client.send("430[2]");
        assertThat(answer.join()).containsExactly(1);
    }

    @Test
    void idsCountUpInTheNamespace() {
        var other = server.join();
        var first = socket.emitWithAck("a", LONG);
        var second = server.socket().emitWithAck("a", LONG);
        assertThat(client.text()).isEqualTo("420[\"a\"]");
        assertThat(other.text()).isEqualTo("421[\"a\"]");
        assertThat(first.isDone() || second.isDone()).isFalse();
    }

    @Test
    void aMissingAnswerTimesOut() {
        var answer = socket.emitWithAck("question", Duration.ofMillis(20));
        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("operation has timed out");
        assertThat(client.text()).isEqualTo("420[\"question\"]");
        var next = socket.emitWithAck("next", LONG);
        assertThat(client.text()).isEqualTo("421[\"next\"]");
        client.send("430[\"late\"]");
        client.send("431[\"in time\"]");
        assertThat(next.join()).containsExactly("in time");
    }

    @Test
    void aDisconnectFailsWhatIsPending() {
        var answer = socket.emitWithAck("question", LONG);
        client.close();
        assertThatThrownBy(answer::join).hasCauseInstanceOf(SocketDisconnectedException.class);
        server.disconnectReason();
        assertThatThrownBy(() -> socket.emitWithAck("more", LONG).join())
                .hasCauseInstanceOf(SocketDisconnectedException.class);
    }

    @Test
    void aHandlerMayWaitForAnAcknowledgementOfItsOwnSocket() {
        socket.on(
                "start",
                (_, ack) -> ack.send(socket.emitWithAck("question", LONG).join()));
        client.send("429[\"start\"]");
        assertThat(client.text()).isEqualTo("420[\"question\"]");
        client.send("430[\"yes\"]");
        assertThat(client.text()).isEqualTo("439[[\"yes\"]]");
    }

    @Test
    void anEventIsAcknowledgedOnceAlsoLater() {
        var kept = new CompletableFuture<Ack>();
        socket.on("question", (_, ack) -> kept.complete(ack));
        client.send("425[\"question\"]");
        var ack = kept.join();
        assertThat(ack.isRequested()).isTrue();
        assertThatThrownBy(() -> ack.send(new Object[] {loop()})).isInstanceOf(IllegalArgumentException.class);
        ack.send("answer");
        ack.send("again");
        socket.emit("end");
        assertThat(client.text()).isEqualTo("435[\"answer\"]");
        assertThat(client.text()).isEqualTo("42[\"end\"]");
    }

    private static Object loop() {
        var loop = new Object[1];
        loop[0] = loop;
        return loop;
    }

    @Test
    void withoutACallbackNothingIsSent() {
        socket.on("statement", (_, ack) -> {
            assertThat(ack.isRequested()).isFalse();
            ack.send("into the void");
            socket.emit("end");
        });
        client.send("42[\"statement\"]");
        assertThat(client.text()).isEqualTo("42[\"end\"]");
    }

    @Test
    void aBroadcastDoesNotWaitForWhoDoesNotGetIt() {
        try (var polled = new TestIo()) {
            polled.openPolling().post("40");
            polled.socket();
            assertThat(polled.io().volatile_().emitWithAck("a", LONG).join()).isEmpty();
        }
    }

    @Test
    void whatABroadcastWasOwedIsForgottenAfterItsTimeout() {
        try (var narrow = new TestIo(options -> options.maxPendingAcks(1))) {
            narrow.join();
            var owing = narrow.socket();
            var answers = narrow.io().emitWithAck("a", Duration.ofMillis(20));
            assertThatThrownBy(answers::join).hasCauseInstanceOf(ResponsesMissingException.class);
            Await.until(
                    "a place for one more", () -> !owing.emitWithAck("b", LONG).isCompletedExceptionally());
        }
    }

    @Test
    void theNumberOfPendingAcknowledgementsIsBounded() {
        try (var narrow = new TestIo(options -> options.maxPendingAcks(1))) {
            narrow.join();
            var other = narrow.socket();
            var first = other.emitWithAck("a", LONG);
            assertThatThrownBy(() -> other.emitWithAck("b", LONG).join())
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(first).isNotDone();
        }
    }
}

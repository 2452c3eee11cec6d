package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.WebSocketClient;
import dev.applaud.socketio.protocol.MalformedPacketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final TestIo server = new TestIo();
    private final WebSocketClient client = server.join();
    private final Socket socket = server.socket();

    @BeforeEach
    void listen() {
        socket.on("end", (_, _) -> told.add("end"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    /// What is told until `end` was handled.
    private List<String> toldUntilEnd() {
        client.send("42[\"end\"]");
        var all = new ArrayList<String>();
        for (var one = TestIo.take(told); !one.equals("end"); one = TestIo.take(told)) {
            all.add(one);
        }
        return all;
    }

    private EventHandler telling(String text) {
        return (args, _) -> told.add(text + args);
    }

    // --- handlers ----------------------------------------------------------------------------------------------

    @Test
    void aHandlerForOneTimeIsCalledOnce() {
        socket.on("a", telling("on")).once("a", telling("once"));
        client.send("42[\"a\",1]");
        client.send("42[\"a\",2]");
        assertThat(toldUntilEnd()).containsExactly("on[1]", "once[1]", "on[2]");
        socket.once("b", telling("once"));
        client.send("42[\"b\",1]");
        client.send("42[\"b\",2]");
        assertThat(toldUntilEnd()).containsExactly("once[1]");
    }

    @Test
    void aHandlerCanBeTakenAway() {
        var first = telling("first");
        var second = telling("second");
        socket.on("a", first).on("a", second).on("a", first).once("a", second);
        socket.off("a", first).off("a", second).off("a", telling("never added")).off("unknown", first);
        client.send("42[\"a\",1]");
        assertThat(toldUntilEnd()).containsExactly("first[1]", "second[1]");
        socket.off("a", first).off("a", second);
        client.send("42[\"a\",2]");
        assertThat(toldUntilEnd()).isEmpty();
    }

    @Test
    void allHandlersOfAnEventCanBeTakenAway() {
        socket.on("a", telling("first")).on("a", telling("second")).off("a");
        client.send("42[\"a\"]");
        assertThat(toldUntilEnd()).isEmpty();
    }

    @Test
    void oneHandlersFailureDoesNotKeepTheEventFromTheNext() {
        socket.onAny((_, _, _) -> {
                    throw new IllegalStateException("on purpose");
                })
                .on("a", (_, _) -> {
                    throw new AssertionError("on purpose");
                })
                .on("a", telling("second"));
        client.send("42[\"a\"]");
        assertThat(toldUntilEnd()).containsExactly("second[]");
    }

    @Test
    void aHandlerMayTakeItselfAway() {
        var self = new EventHandler[1];
        self[0] = (args, _) -> {
            told.add("self" + args);
            socket.off("a", self[0]);
        };
        socket.on("a", self[0]).on("a", telling("other"));
        client.send("42[\"a\",1]");
        client.send("42[\"a\",2]");
        assertThat(toldUntilEnd()).containsExactly("self[1]", "other[1]", "other[2]");
    }

    // --- catch-all ---------------------------------------------------------------------------------------------

    @Test
    void catchAllListenersHearEveryEventBeforeMiddlewaresAndHandlers() {
        CatchAll any = (event, args, _) -> told.add("any " + event + args);
        socket.onAny(any).on("a", telling("a")).use((event, _) -> {
            told.add("asked " + event);
            return Admission.granted();
        });
        client.send("42[\"a\",1]");
        client.send("42[\"b\",2]");
        assertThat(toldUntilEnd())
                .containsExactly("any a[1]", "asked a", "a[1]", "any b[2]", "asked b", "any end[]", "asked end");
        socket.offAny(any);
        client.send("42[\"a\",3]");
        assertThat(toldUntilEnd()).containsExactly("asked a", "a[3]", "asked end");
    }

    @Test
    void outgoingListenersHearWhatIsSentToTheirSocket() {
        server.join();
        var other = server.socket();
        OutgoingListener listener = (event, args) -> told.add("out " + event + args);
        socket.onAnyOutgoing(listener);
        socket.emit("a", 1);
        assertThat(socket.emitWithAck("b", Duration.ofHours(1), 2)).isNotDone();
        server.io().to(other.id()).emit("not for it");
        server.io().emit("c", 3);
        server.io().volatile_().emit("d");
        assertThat(server.io().emitWithAck("e", Duration.ofHours(1))).isNotDone();
        socket.offAnyOutgoing(listener);
        socket.emit("f");
        assertThat(toldUntilEnd()).containsExactly("out a[1]", "out b[2]", "out c[3]", "out d[]", "out e[]");
    }

    // --- middleware --------------------------------------------------------------------------------------------

    @Test
    void aRefusedEventRaisesAnErrorAndIsNotAnswered() {
        socket.on("a", (_, ack) -> ack.send("handled"))
                .use((event, args) -> args.contains("bad") ? Admission.refused("no " + event, 7) : Admission.granted())
                .use((_, args) -> {
                    told.add("second asked " + args);
                    return Admission.granted();
                })
                .onError(error -> told.add(error.getMessage() + " " + ((EventRefusedException) error).event()
                        + ((EventRefusedException) error).data()));
        client.send("421[\"a\",\"bad\"]");
        client.send("422[\"a\",\"good\"]");
        assertThat(client.text()).isEqualTo("432[\"handled\"]");
        assertThat(toldUntilEnd()).containsExactly("no a a7", "second asked [good]", "second asked []");
        assertThat(socket.connected()).isTrue();
    }

    @Test
    void whatAMiddlewareThrowsIsRaised() {
        socket.on("a", telling("handled"))
                .use((event, _) -> {
                    if (event.equals("a")) {
                        throw new IllegalStateException("on purpose");
                    }
                    return Admission.granted();
                })
                .onError(error -> told.add("error " + error.getMessage()))
                .onError(_ -> told.add("second listener"));
        client.send("42[\"a\"]");
        assertThat(toldUntilEnd()).containsExactly("error on purpose", "second listener");
    }

    @Test
    void aMiddlewareMayChangeWhatTheHandlersGet() {
        socket.on("a", telling("a")).use((event, args) -> {
            if (event.equals("a")) {
                args.set(0, "changed");
                args.add("added");
            }
            return Admission.granted();
        });
        client.send("42[\"a\",1]");
        assertThat(toldUntilEnd()).containsExactly("a[changed, added]");
    }

    // --- errors of the client ----------------------------------------------------------------------------------

    @Test
    void aPacketThatCannotBeReadIsRaisedOnEverySocketOfTheClientBeforeItLeaves() {
        server.io().of("/second").onConnection(second -> {
            second.onError(error -> told.add("second " + (error instanceof MalformedPacketException)));
            second.onDisconnect(reason -> told.add("second " + reason.text()));
        });
        client.send("40/second");
        assertThat(client.text()).startsWith("40/second");
        socket.onError(error -> told.add("first " + (error instanceof MalformedPacketException)));
        socket.onDisconnecting(reason -> told.add("first leaving: " + reason.text()));
        client.send("42{}");
        var all = List.of(TestIo.take(told), TestIo.take(told), TestIo.take(told), TestIo.take(told));
        assertThat(all).containsSubsequence("first true", "first leaving: forced close");
        assertThat(all).containsSubsequence("second true", "second forced close");
    }

    @Test
    void aPacketOutOfPlaceIsNotRaised() {
        socket.onError(_ -> told.add("error"));
        socket.onDisconnect(reason -> told.add(reason.text()));
        client.send("42/other,[\"a\"]");
        assertThat(TestIo.take(told)).isEqualTo("forced close");
    }
}

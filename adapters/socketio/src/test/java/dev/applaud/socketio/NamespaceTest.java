package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.client.Http;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceTest {
    private final TestIo server = new TestIo();
    private final SocketIoServer io = server.io();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aMiddlewareMayRefuseWithMessageAndData() {
        io.use(socket -> socket.handshake().auth().containsKey("token")
                ? Admission.granted()
                : Admission.refused("nope", Map.of("code", 42)));
        var client = server.open();
        client.send("40");
        assertThat(client.text()).isEqualTo("44{\"message\":\"nope\",\"data\":{\"code\":42}}");
        client.send("40{\"token\":1}");
        assertThat(client.text()).startsWith("40{");
    }

    @Test
    void theFirstRefusalEndsTheQuestioning() {
        io.use(_ -> Admission.refused("first"));
        io.use(_ -> {
            throw new AssertionError("must not be asked");
        });
        var client = server.open();
        client.send("40");
        assertThat(client.text()).isEqualTo("44{\"message\":\"first\"}");
    }

    @Test
    void aFailingMiddlewareRefusesWithoutDetails() {
        io.use(_ -> {
            throw new IllegalStateException("secret");
        });
        var client = server.open();
        client.send("40");
        assertThat(client.text()).isEqualTo("44{\"message\":\"Internal error\"}");
    }

    @Test
    void anErrorInAMiddlewareIsARefusalToo() {
        io.use(_ -> {
            throw new AssertionError("secret");
        });
        var client = server.open();
        client.send("40");
        assertThat(client.text()).isEqualTo("44{\"message\":\"Internal error\"}");
    }

    @Test
    void aMiddlewareMayJoinRoomsAndARefusalLeavesNothingBehind() {
        io.use(socket -> {
            socket.join("lobby");
            socket.data().put("name", "Ada");
            return socket.handshake().auth().isEmpty() ? Admission.refused("no") : Admission.granted();
        });
        var client = server.open();
        client.send("40");
        assertThat(client.text()).startsWith("44");
        assertThat(io.of("/").rooms().names()).isEmpty();
        client.send("40{\"in\":true}");
        assertThat(client.text()).startsWith("40{");
        assertThat(io.of("/").rooms().size("lobby")).isEqualTo(1);
        assertThat(server.socket().data()).containsEntry("name", "Ada");
    }

    @Test
    void whatAMiddlewareEmitsPrecedesTheAnswer() {
        io.use(socket -> {
            socket.emit("session", socket.id());
            return Admission.granted();
        });
        var client = server.open();
        client.send("40");
        var early = client.text();
        var id = server.socket().id();
        assertThat(early).isEqualTo("42[\"session\",\"" + id + "\"]");
        assertThat(client.text()).isEqualTo("40{\"sid\":\"" + id + "\"}");
    }

    @Test
    void aRefusedSocketGetsNothingMoreAndOwesNoAcknowledgement() {
        var refused = new CompletableFuture<Socket>();
        var asked = new CompletableFuture<CompletableFuture<?>>();
        io.use(socket -> {
            refused.complete(socket);
            asked.complete(socket.emitWithAck("who?", Duration.ofHours(1)));
            return Admission.refused("no");
        });
        var client = server.open();
        client.send("40");
        assertThat(client.text()).isEqualTo("420[\"who?\"]");
        assertThat(client.text()).isEqualTo("44{\"message\":\"no\"}");
        refused.join().emit("late");
        client.send("40/nope");
        assertThat(client.text()).startsWith("44/nope");
        assertThatThrownBy(() -> asked.join().join()).hasCauseInstanceOf(SocketDisconnectedException.class);
    }

    @Test
    void theHandshakeTellsOfTheRequest() {
        var uri = server.jetty().http("/socket.io/?EIO=4&transport=polling&colour=red");
        var sid = Http.get(uri, "Origin", "http://127.0.0.1:" + server.jetty().port())
                .body()
                .substring(9, 29);
        Http.post(server.jetty().http("/socket.io/?EIO=4&transport=polling&sid=" + sid), "40{\"token\":\"t\"}");
        var handshake = server.socket().handshake();
        assertThat(handshake.query()).containsEntry("colour", "red");
        assertThat(handshake.xdomain()).isTrue();
        assertThat(handshake.secure()).isFalse();
        assertThat(handshake.url()).startsWith("/socket.io/?EIO=4");
        assertThat(handshake.auth()).containsEntry("token", "t");
        assertThat(handshake.issued()).isEqualTo(handshake.time().toEpochMilli());
    }

    @Test
    void socketsAreFoundWhileTheyAreConnected() {
        var client = server.join();
        var socket = server.socket();
        var main = io.of("/");
        assertThat(main.socket(socket.id())).contains(socket);
        assertThat(main.sockets()).containsExactly(socket);
        assertThat(main.socketsIn(socket.id())).containsExactly(socket);
        assertThat(socket.connected()).isTrue();
        client.send("41");
        server.disconnectReason();
        assertThat(main.socket(socket.id())).isEmpty();
        assertThat(main.sockets()).isEmpty();
        assertThat(socket.connected()).isFalse();
    }

    @Test
    void aNamespaceIsTheSameWithAndWithoutItsSlash() {
        assertThat(io.of("chat")).isSameAs(io.of("/chat"));
        assertThat(io.of("chat").name()).isEqualTo("/chat");
    }

    @Test
    void reservedEventNamesCannotBeEmitted() {
        assertThatThrownBy(() -> io.emit("disconnect")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "connection", "new_namespace"})
    void norCanThoseThatAreReservedBetweenServers(String event) {
        var main = io.of("/");
        assertThatThrownBy(() -> main.serverSideEmit(event)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> main.serverSideEmitWithAck(event)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventsReachHandlersInOrderAndOthersTheCatchAll() {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        io.onConnection(socket -> socket.onAny((event, _, _) -> seen.add("any " + event))
                .on("known", (args, _) -> seen.add("known " + args))
                .on("known", (_, ack) -> seen.add("again " + ack.isRequested()))
                .onUnknown((event, args, _) -> seen.add("unknown " + event + args)));
        var client = server.join();
        client.send("421[\"known\",1]");
        client.send("42[\"other\",null]");
        assertThat(TestIo.take(seen)).isEqualTo("any known");
        assertThat(TestIo.take(seen)).isEqualTo("known [1]");
        assertThat(TestIo.take(seen)).isEqualTo("again true");
        assertThat(TestIo.take(seen)).isEqualTo("any other");
        assertThat(TestIo.take(seen)).isEqualTo("unknown other[null]");
    }

    @Test
    void aFailingHandlerDoesNotEndTheSocket() {
        io.onConnection(socket -> socket.on("bad", (_, _) -> {
                    throw new IllegalStateException("on purpose");
                })
                .on("good", (_, ack) -> ack.send("fine")));
        var client = server.join();
        client.send("421[\"bad\"]");
        client.send("422[\"good\"]");
        assertThat(client.text()).isEqualTo("432[\"fine\"]");
    }

    @Test
    void anErrorInAHandlerHoldsUpNeitherLaterEventsNorTheFarewell() {
        io.onConnection(socket -> socket.on("bad", (_, _) -> {
                    throw new AssertionError("on purpose");
                })
                .on("good", (_, ack) -> ack.send("fine")));
        var client = server.join();
        client.send("421[\"bad\"]");
        client.send("422[\"good\"]");
        assertThat(client.text()).isEqualTo("432[\"fine\"]");
        client.close();
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
        assertThat(io.of("/").rooms().names()).isEmpty();
    }
}

package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.client.WebSocketClient;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamicNamespaceTest {
    private static final Pattern ROOM = Pattern.compile("^/room-\\d+$");

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final TestIo server = new TestIo(options -> options.maxDynamicNamespaces(3));
    private final SocketIoServer io = server.io();

    @AfterEach
    void close() {
        server.close();
    }

    private static WebSocketClient joining(TestIo server, String namespace) {
        var client = server.open();
        client.send("40" + namespace);
        assertThat(client.text()).startsWith("40" + namespace + ",{\"sid\":");
        return client;
    }

    private void assertRefused(String namespace) {
        var client = server.open();
        client.send("40" + namespace);
        assertThat(client.text()).isEqualTo("44" + namespace + ",{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void aPatternLetsClientsBringNamespacesIntoBeing() {
        var rooms =
                io.of(ROOM).onConnection(socket -> told.add(socket.namespace().name()));
        joining(server, "/room-1");
        joining(server, "/room-2");
        joining(server, "/room-1");
        assertThat(List.of(TestIo.take(told), TestIo.take(told), TestIo.take(told)))
                .containsExactlyInAnyOrder("/room-1", "/room-2", "/room-1");
        assertThat(rooms.children()).containsExactlyInAnyOrder(io.of("/room-1"), io.of("/room-2"));
        assertThat(io.of("/room-1").sockets()).hasSize(2);
        assertRefused("/room-x");
    }

    @Test
    void aPredicateSeesNameAndAuthAndMayBlock() {
        var release = new CountDownLatch(1);
        io.of((name, auth) -> {
            told.add(name + auth + Thread.currentThread().isVirtual());
            Await.latch(release);
            return auth.containsKey("token");
        });
        var client = server.open();
        client.send("40/secret,{\"token\":1}");
        assertThat(TestIo.take(told)).isEqualTo("/secret{token=1}true");
        client.send("40/nope");
        client.send("40");
        assertThat(client.text()).startsWith("40{");
        release.countDown();
        assertThat(List.of(client.text(), client.text()))
                .anyMatch(text -> text.startsWith("40/secret,{\"sid\":"))
                .contains("44/nope,{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void whereAPredicateFailsTheClientIsRefused() {
        io.of((_, _) -> {
            throw new AssertionError("on purpose");
        });
        assertRefused("/secret");
    }

    @Test
    void theFirstThatAgreesIsTheParent() {
        io.of((_, _) -> {
            throw new IllegalStateException("on purpose");
        });
        assertRefused("/room-1");
        var first = new AtomicInteger();
        try (var other = new TestIo()) {
            other.io().of((name, _) -> name.endsWith("2")).onConnection(_ -> first.incrementAndGet());
            var second = other.io().of(ROOM);
            joining(other, "/room-1");
            joining(other, "/room-2");
            assertThat(second.children()).extracting(Namespace::name).containsExactly("/room-1");
            Await.until("the first parent's socket", () -> first.get() == 1);
        }
    }

    @Test
    void aSecondConnectWhileThePredicateThinksIsOutOfPlace() {
        var release = new CountDownLatch(1);
        io.of((_, _) -> {
            Await.latch(release);
            return true;
        });
        for (var packet : List.of("40/slow", "42/slow,[\"a\"]", "41/slow")) {
            var client = server.open();
            client.send("40/slow");
            client.send(packet);
            assertThat(client.closeStatus()).isEqualTo(1005);
        }
        release.countDown();
        Await.until("nobody stays", () -> io.of("/slow").sockets().isEmpty() && io.connections() == 0);
    }

    @Test
    void childrenInheritWhatTheirParentHadBefore() {
        var rooms = io.of(ROOM)
                .use(socket -> socket.handshake().auth().isEmpty() ? Admission.refused("who?") : Admission.granted());
        var client = server.open();
        client.send("40/room-1");
        assertThat(client.text()).isEqualTo("44/room-1,{\"message\":\"who?\"}");
        rooms.use(_ -> Admission.refused("later"));
        client.send("40/room-1,{\"name\":\"Ada\"}");
        assertThat(client.text()).startsWith("40/room-1,{");
        client.send("40/room-2,{\"name\":\"Ada\"}");
        assertThat(client.text()).isEqualTo("44/room-2,{\"message\":\"later\"}");
    }

    @Test
    void aParentSendsToAllItsChildren() {
        var rooms = io.of(ROOM);
        var ada = joining(server, "/room-1");
        var bob = joining(server, "/room-2");
        rooms.emit("news", 1);
        assertThat(ada.text()).isEqualTo("42/room-1,[\"news\",1]");
        assertThat(bob.text()).isEqualTo("42/room-2,[\"news\",1]");
    }

    @Test
    void theServerMayDeclareAChildOfAPattern() {
        io.of((_, _) -> true);
        io.of(ROOM).onConnection(_ -> told.add("child"));
        io.of("/room-1");
        io.of("/lounge");
        joining(server, "/room-1");
        joining(server, "/lounge");
        assertThat(TestIo.take(told)).isEqualTo("child");
        assertThat(told).isEmpty();
    }

    @Test
    void newNamespacesAreTold() {
        io.onNewNamespace(namespace -> told.add(namespace.name()));
        io.of(ROOM);
        io.of("/lounge");
        io.of("/lounge");
        joining(server, "/room-1");
        assertThat(TestIo.take(told)).isEqualTo("/lounge");
        assertThat(TestIo.take(told)).isEqualTo("/room-1");
        assertThat(told).isEmpty();
    }

    @Test
    void theirNumberIsBoundedAndTheLengthOfTheirNames() {
        io.of((_, _) -> true);
        IntStream.range(0, 3).forEach(n -> joining(server, "/n" + n));
        assertRefused("/n3");
        joining(server, "/n0");
        try (var other = new TestIo()) {
            other.io().of((_, _) -> true);
            joining(other, "/" + "n".repeat(999));
            var client = other.open();
            client.send("40/" + "n".repeat(1_000));
            assertThat(client.text()).startsWith("44/n");
        }
    }

    @Test
    void emptyChildrenStayUnlessTheyAreToBeCleanedUp() {
        var rooms = io.of(ROOM).onConnection(socket -> socket.onDisconnect(_ -> told.add("left")));
        joining(server, "/room-1").send("41/room-1");
        assertThat(TestIo.take(told)).isEqualTo("left");
        assertThat(rooms.children()).hasSize(1);
    }

    @Test
    void anEmptyChildIsCleanedUpAndMayComeAgain() {
        try (var cleaning =
                new TestIo(options -> options.cleanupEmptyChildNamespaces(true).maxDynamicNamespaces(1))) {
            var rooms = cleaning.io()
                    .of(ROOM)
                    .use(socket -> socket.handshake().auth().containsKey("no")
                            ? Admission.refused("no")
                            : Admission.granted());
            var ada = joining(cleaning, "/room-1");
            var bob = joining(cleaning, "/room-1");
            ada.send("41/room-1");
            Await.until("one left", () -> cleaning.io().of("/room-1").sockets().size() == 1);
            bob.abort();
            Await.until("no child", () -> rooms.children().isEmpty());
            ada.send("40/room-2,{\"no\":1}");
            assertThat(ada.text()).startsWith("44/room-2");
            Await.until("no child", () -> rooms.children().isEmpty());
            joining(cleaning, "/room-3");
            assertThat(rooms.children()).hasSize(1);
        }
    }

    @Test
    void namespacesThatWereDeclaredAreNotCleanedUp() {
        try (var cleaning = new TestIo(options -> options.cleanupEmptyChildNamespaces(true))) {
            cleaning.io().of("/lounge").onConnection(socket -> socket.onDisconnect(_ -> told.add("left")));
            joining(cleaning, "/lounge").send("41/lounge");
            assertThat(TestIo.take(told)).isEqualTo("left");
            joining(cleaning, "/lounge");
        }
    }
}

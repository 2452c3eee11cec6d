package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.applaud.socketio.client.WebSocketClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private final TestIo server = new TestIo();
    private final Namespace main = server.io().of("/");
    private final WebSocketClient ada = server.join();
    private final Socket adaSocket = server.socket();
    private final WebSocketClient bob = server.join();
    private final Socket bobSocket = server.socket();
    private final WebSocketClient eve = server.join();
    private final Socket eveSocket = server.socket();

    @AfterEach
    void close() {
        server.close();
    }

    /// Ends what was sent before, so that the absence of an event can be seen.
    private void mark() {
        main.emit("mark");
    }

    private static List<String> until(WebSocketClient client, String last) {
        var seen = new ArrayList<String>();
        for (var text = client.event(); !text.equals("42[\"" + last + "\"]"); text = client.event()) {
            seen.add(text);
        }
        return seen;
    }

    private void assertReceived(WebSocketClient client, String... events) {
        assertThat(until(client, "mark"))
                .containsExactlyElementsOf(List.of(events).stream()
                        .map(event -> "42[\"" + event + "\"]")
                        .toList());
    }

    @Test
    void anEventToARoomReachesItsMembersOnly() {
        adaSocket.join("red");
        bobSocket.join("red", "blue");
        main.to("red").emit("r");
        main.to("blue").emit("b");
        mark();
        assertReceived(ada, "r");
        assertReceived(bob, "r", "b");
        assertReceived(eve);
    }

    @Test
    void aMemberOfSeveralRoomsGetsTheEventOnce() {
        adaSocket.join("red", "blue");
        bobSocket.join("blue");
        main.to("red", "blue").in("red").emit("x");
        mark();
        assertReceived(ada, "x");
        assertReceived(bob, "x");
        assertReceived(eve);
    }

    @Test
    void noRoomMeansEverybody() {
        adaSocket.join("red");
        main.to().emit("x");
        bobSocket.to().emit("y");
        mark();
        assertReceived(ada, "x", "y");
        assertReceived(bob, "x");
        assertReceived(eve, "x", "y");
    }

    @Test
    void membersOfExceptedRoomsAreLeftOut() {
        adaSocket.join("red");
        bobSocket.join("red", "muted");
        main.to("red").except("muted").emit("x");
        main.except("muted").emit("y");
        main.except(eveSocket.id(), "muted").emit("z");
        mark();
        assertReceived(ada, "x", "y", "z");
        assertReceived(bob);
        assertReceived(eve, "y");
    }

    @Test
    void aSocketsOwnBroadcastLeavesItOut() {
        adaSocket.join("red");
        bobSocket.join("red");
        adaSocket.to("red").emit("x");
        adaSocket.broadcast().emit("y");
        mark();
        assertReceived(ada);
        assertReceived(bob, "x", "y");
        assertReceived(eve, "y");
    }

    @Test
    void aSocketsIdIsARoom() {
        main.to(bobSocket.id()).emit("x");
        mark();
        assertReceived(ada);
        assertReceived(bob, "x");
        assertThat(main.rooms().size(bobSocket.id())).isEqualTo(1);
        adaSocket.join(bobSocket.id());
        assertThat(main.rooms().size(bobSocket.id())).isEqualTo(2);
        main.to(bobSocket.id()).emit("y");
        mark();
        assertReceived(ada, "y");
        assertReceived(bob, "y");
    }

    @Test
    void emptyRoomsVanish() {
        adaSocket.join("red", "blue");
        bobSocket.join("red");
        assertThat(main.rooms().names()).contains("red", "blue", adaSocket.id());
        assertThat(main.rooms().names("r")).containsExactly("red");
        assertThat(main.rooms().count()).isEqualTo(2);
        adaSocket.leave("red", "blue", "never joined");
        assertThat(main.rooms().size("red")).isEqualTo(1);
        bob.send("41");
        server.disconnectReason();
        assertThat(main.rooms().count()).isZero();
        assertThat(main.rooms().size("red")).isZero();
        assertThat(main.rooms().names()).containsExactlyInAnyOrder(adaSocket.id(), eveSocket.id());
    }

    @Test
    void aSocketKnowsItsRooms() {
        adaSocket.join("red", "red", adaSocket.id());
        assertThat(adaSocket.rooms()).containsExactlyInAnyOrder("red", adaSocket.id());
        adaSocket.leave("red");
        assertThat(adaSocket.rooms()).containsExactly(adaSocket.id());
    }

    @Test
    void roomsAreStillSetWhileDisconnecting() throws InterruptedException {
        adaSocket.join("red");
        var seen = new ArrayList<Object>();
        var done = new CountDownLatch(1);
        adaSocket.onDisconnecting(reason -> {
            seen.add(reason);
            seen.add(adaSocket.rooms());
        });
        adaSocket.onDisconnect(_ -> {
            seen.add(adaSocket.rooms());
            adaSocket.join("too late");
            seen.add(adaSocket.rooms());
            done.countDown();
        });
        ada.close();
        done.await();
        assertThat(seen)
                .containsExactly(DisconnectReason.TRANSPORT_CLOSE, Set.of("red", adaSocket.id()), Set.of(), Set.of());
    }

    @Test
    void chosenSocketsCanBeMovedAndSentAway() {
        main.except(eveSocket.id()).socketsJoin("red");
        assertThat(main.socketsIn("red")).containsExactlyInAnyOrder(adaSocket, bobSocket);
        main.to(adaSocket.id()).socketsLeave("red");
        main.to("red").disconnectSockets(true);
        assertThat(bob.text()).isEqualTo("41");
        assertThat(bob.closeStatus()).isEqualTo(1005);
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        assertThat(main.sockets()).containsExactlyInAnyOrder(adaSocket, eveSocket);
    }

    @Test
    void theNumberOfRoomsIsBounded() {
        try (var narrow = new TestIo(options -> options.maxRooms(2))) {
            narrow.join();
            var socket = narrow.socket();
            socket.join("a", "b");
            assertThatThrownBy(() -> socket.join("c")).isInstanceOf(IllegalStateException.class);
            socket.leave("a");
            socket.join("c");
        }
    }

    @Test
    void aBroadcastReachesWhoeverJoinedBeforeWhileOthersComeAndGo() throws InterruptedException {
        adaSocket.join("red");
        var stop = new AtomicBoolean();
        var restless = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                bobSocket.join("red");
                bobSocket.leave("red");
                eveSocket.join("red", "blue");
                eveSocket.leave("blue", "red");
            }
        });
        for (int i = 0; i < 2_000; i++) {
            main.to("red").emit("x", i);
        }
        stop.set(true);
        restless.join();
        for (int i = 0; i < 2_000; i++) {
            assertThat(ada.text()).isEqualTo("42[\"x\"," + i + "]");
        }
    }
}

package dev.applaud.socketio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {
    private final TestIo server = recovering(_ -> {});
    private final SocketIoServer io = server.io();

    private static TestIo recovering(Consumer<SocketIoOptions.Builder> settings) {
        return new TestIo(options -> {
            options.connectionStateRecovery(ConnectionStateRecovery.DEFAULTS);
            settings.accept(options);
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    // --- on the wire -------------------------------------------------------------------------------------------

    @Test
    void theAnswerToConnectHoldsAPrivateIdOfItsOwn() {
        var client = RecoveringClient.join(server);
        assertThat(client.sid()).isEqualTo(server.socket().id()).isNotEqualTo(client.pid());
        assertThat(client.recovered()).isFalse();
    }

    @Test
    void everyEventEndsWithItsOffsetWhichIsTheSameForAll() {
        var ada = RecoveringClient.join(server);
        var bob = RecoveringClient.join(server);
        io.emit("like", 1);
        assertThat(ada.event()).isEqualTo("42[\"like\",1]");
        assertThat(bob.event()).isEqualTo("42[\"like\",1]");
        assertThat(ada.offset()).isNotNull().isEqualTo(bob.offset());
        server.socket().emit("own");
        assertThat(ada.event()).isEqualTo("42[\"own\"]");
        assertThat(ada.offset()).isNotEqualTo(bob.offset());
    }

    @Test
    void binaryEventsHaveAnOffsetToo() {
        var client = RecoveringClient.join(server);
        io.emit("image", (Object) new byte[] {1, 2});
        assertThat(client.webSocket().text())
                .matches("451-\\[\"image\",\\{\"_placeholder\":true,\"num\":0},\"[^\"]+\"]");
        assertThat(client.webSocket().binary()).containsExactly(1, 2);
    }

    @Test
    void whatIsNotStoredNeverEndsWithText() {
        var client = RecoveringClient.join(server).webSocket();
        var socket = server.socket();
        socket.volatile_().emit("name only");
        assertThat(client.text()).isEqualTo("42[\"name only\",null]");
        io.volatile_().emit("text", "at the end");
        assertThat(client.text()).isEqualTo("42[\"text\",\"at the end\",null]");
        io.volatile_().emit("number", 1);
        assertThat(client.text()).isEqualTo("42[\"number\",1]");
        assertThat(socket.emitWithAck("question", Duration.ofHours(1), "text")).isNotDone();
        assertThat(client.text()).isEqualTo("420[\"question\",\"text\"]");
    }

    // --- coming back -------------------------------------------------------------------------------------------

    @Test
    void aClientGetsBackWhatItHadAndWhatItMissed() {
        var client = RecoveringClient.join(server);
        var socket = server.socket();
        var sid = client.sid();
        socket.join("red");
        socket.data().put("name", "Ada");
        io.emit("seen");
        assertThat(client.event()).isEqualTo("42[\"seen\"]");
        client.lose();
        io.to("red").emit("missed", 1);
        io.to(sid).emit("missed", 2);
        io.emit("missed", 3);
        assertThat(client.comeBack()).containsExactly("42[\"missed\",1]", "42[\"missed\",2]", "42[\"missed\",3]");
        assertThat(client.recovered()).isTrue();
        assertThat(client.sid()).isEqualTo(sid);
        var back = server.socket();
        assertThat(back).isNotSameAs(socket);
        assertThat(back.recovered()).isTrue();
        assertThat(back.id()).isEqualTo(sid);
        assertThat(back.rooms()).containsExactlyInAnyOrder("red", sid);
        assertThat(back.data()).isEqualTo(Map.of("name", "Ada"));
        io.to("red").emit("live");
        assertThat(client.event()).isEqualTo("42[\"live\"]");
    }

    @Test
    void whatIsSentWhileItLeavesIsMissedToo() {
        io.onConnection(socket -> socket.onDisconnecting(_ -> io.emit("leaving")));
        var client = RecoveringClient.join(server);
        io.emit("seen");
        assertThat(client.event()).isEqualTo("42[\"seen\"]");
        client.lose();
        assertThat(client.comeBack()).containsExactly("42[\"leaving\"]");
    }

    @Test
    void whatWasMeantForOthersIsNotMissed() {
        var client = RecoveringClient.join(server);
        server.socket().join("red", "muted");
        RecoveringClient.join(server);
        var other = server.socket();
        client.lose();
        io.to("blue").emit("1");
        io.to("red").except("muted").emit("2");
        io.except(client.sid()).emit("3");
        io.to(other.id()).emit("4");
        io.volatile_().emit("5");
        assertThat(io.to("red").emitWithAck("6", Duration.ofHours(1)).join()).isEmpty();
        io.to("blue", "red").emit("7");
        assertThat(client.comeBack()).containsExactly("42[\"7\"]");
    }

    @Test
    void whatTheServerSentIntoTheVoidIsSentAgain() {
        var client = RecoveringClient.join(server);
        io.emit("1");
        assertThat(client.event()).isEqualTo("42[\"1\"]");
        io.emit("2");
        io.emit("3");
        client.lose();
        io.emit("4");
        assertThat(client.comeBack()).containsExactly("42[\"2\"]", "42[\"3\"]", "42[\"4\"]");
        client.lose();
        assertThat(client.comeBack()).isEmpty();
        assertThat(client.recovered()).isTrue();
    }

    @Test
    void aClientThatHasHadNoEventRecoversToo() {
        var client = RecoveringClient.join(server);
        assertThat(client.offset()).isNull();
        io.emit("into the void");
        client.lose();
        io.emit("missed");
        assertThat(client.comeBack()).containsExactly("42[\"into the void\"]", "42[\"missed\"]");
        assertThat(client.recovered()).isTrue();
    }

    @Test
    void aClientMayBeLostAgainBeforeItHasGotAnything() {
        var client = RecoveringClient.join(server);
        client.lose();
        io.emit("missed");
        var again = server.open();
        again.send("40{\"pid\":\"" + client.pid() + "\"}");
        assertThat(again.text()).startsWith("42[\"missed\"");
        again.abort();
        server.disconnectReason();
        client.awaitRemembered();
        assertThat(client.comeBack()).containsExactly("42[\"missed\"]");
        assertThat(client.recovered()).isTrue();
    }

    @Test
    void whatWasSentToARoomBeforeItJoinedIsNotMissed() {
        var client = RecoveringClient.join(server);
        io.to("red").emit("before");
        server.socket().join("red");
        client.lose();
        io.to("red").emit("after");
        assertThat(client.comeBack()).containsExactly("42[\"after\"]");
        client.lose();
        io.to("red").emit("later");
        assertThat(client.comeBack()).containsExactly("42[\"later\"]");
    }

    @Test
    void anOffsetOfAnEarlierSessionCountsAsNone() {
        var client = RecoveringClient.join(server);
        io.emit("early");
        client.event();
        client.webSocket().send("41");
        server.disconnectReason();
        io.emit("while away");
        assertThat(client.comeBack()).isEmpty();
        assertThat(client.recovered()).isFalse();
        client.lose();
        io.emit("missed");
        assertThat(client.comeBack()).containsExactly("42[\"missed\"]");
        assertThat(client.recovered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"offset\":\"nonsense\"", "\"offset\":7", "\"offset\":null", "\"offset\":\"\""})
    void aForeignOffsetCountsAsNone(String offset) {
        var client = RecoveringClient.join(server);
        client.lose();
        io.emit("missed");
        assertThat(client.comeBack(offset)).containsExactly("42[\"missed\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pid\":\"unknown\"}", "{\"pid\":7}", "{\"pid\":null,\"offset\":\"x\"}", "{\"pid\":{}}"})
    void anUnknownPidBeginsANewSession(String auth) {
        var client = server.open();
        client.send("40" + auth);
        assertThat(client.text()).startsWith("40{\"sid\"");
        assertThat(server.socket().recovered()).isFalse();
    }

    @Test
    void aSessionIsRestoredOnce() {
        var client = RecoveringClient.join(server);
        client.lose();
        client.comeBack();
        assertThat(client.recovered()).isTrue();
        var thief = server.open();
        thief.send("40{\"pid\":\"" + client.pid() + "\"}");
        assertThat(thief.text()).startsWith("40{").doesNotContain(client.pid(), client.sid());
    }

    @Test
    void theApplicationDoesNotSeeThePid() {
        var client = RecoveringClient.join(server);
        server.socket();
        client.lose();
        client.comeBack("\"token\":1");
        assertThat(server.socket().handshake().auth()).isEqualTo(Map.of("token", 1));
    }

    // --- middlewares -------------------------------------------------------------------------------------------

    @Test
    void middlewaresAreSkippedByWhomTheyHaveLetInBefore() {
        var client = RecoveringClient.join(server);
        client.lose();
        io.use(_ -> Admission.refused("nobody more"));
        client.comeBack();
        assertThat(client.recovered()).isTrue();
        var stranger = server.open();
        stranger.send("40{\"pid\":\"aaaaaaaaaaaaaaaaaaaa\",\"offset\":\"x\"}");
        assertThat(stranger.text()).isEqualTo("44{\"message\":\"nobody more\"}");
    }

    @Test
    void middlewaresAreAskedFirstIfThatIsWanted() {
        var asking = new ConnectionStateRecovery(Duration.ofMinutes(2), false, 10, 10, 10_000);
        try (var strict = recovering(options -> options.connectionStateRecovery(asking))) {
            strict.io().use(socket -> {
                socket.emit("hello", socket.data().size());
                return socket.recovered() && !socket.handshake().auth().containsKey("token")
                        ? Admission.refused("no token")
                        : Admission.granted();
            });
            var first = strict.open();
            first.send("40");
            assertThat(first.text()).isEqualTo("42[\"hello\",0]");
            var pid = first.text().substring(39, 59);
            strict.socket().data().put("name", "Ada");
            first.abort();
            strict.disconnectReason();
            var recovery = requireNonNull(strict.io().of("/").recovery());
            Await.until("the session is kept", () -> recovery.remembers(pid));
            strict.io().emit("secret");
            var second = strict.open();
            second.send("40{\"pid\":\"" + pid + "\"}");
            assertThat(second.text()).isEqualTo("42[\"hello\",1]");
            assertThat(second.text()).isEqualTo("44{\"message\":\"no token\"}");
        }
    }

    // --- limits ------------------------------------------------------------------------------------------------

    @Test
    void aClientThatMissedTooMuchBeginsANewSession() {
        var little = new ConnectionStateRecovery(Duration.ofMinutes(2), true, 10, 3, 10_000);
        try (var small = recovering(options -> options.connectionStateRecovery(little))) {
            var ada = RecoveringClient.join(small);
            var bob = RecoveringClient.join(small);
            ada.lose();
            for (int n = 0; n < 3; n++) {
                small.io().emit("n", n);
            }
            assertThat(ada.comeBack()).hasSize(3);
            bob.lose();
            ada.lose();
            small.io().emit("n", 3);
            assertThat(ada.comeBack()).containsExactly("42[\"n\",3]");
            assertThat(bob.comeBack()).isEmpty();
            assertThat(List.of(ada.recovered(), bob.recovered())).containsExactly(true, false);
        }
    }

    @Test
    void aClientThatIsIdleRecoversHoweverMuchOthersGot() {
        var little = new ConnectionStateRecovery(Duration.ofMinutes(2), true, 10, 3, 10_000);
        try (var small = recovering(options -> options.connectionStateRecovery(little))) {
            var client = RecoveringClient.join(small);
            for (int n = 0; n < 10; n++) {
                small.io().to("others").emit("n", n);
            }
            small.io().emit("into the void");
            client.lose();
            assertThat(client.comeBack()).containsExactly("42[\"into the void\"]");
            for (int n = 0; n < 10; n++) {
                small.io().to("others").emit("n", n);
            }
            client.lose();
            assertThat(client.comeBack()).isEmpty();
            assertThat(client.recovered()).isTrue();
        }
    }

    @Test
    void theKeptPacketsAreBoundedInBytes() {
        var little = new ConnectionStateRecovery(Duration.ofMinutes(2), true, 10, 1_000, 1_024);
        try (var small = recovering(options -> options.connectionStateRecovery(little))) {
            var client = RecoveringClient.join(small);
            client.lose();
            small.io().emit("small", "x".repeat(500));
            assertThat(client.comeBack()).hasSize(1);
            client.lose();
            small.io().emit("large", "x".repeat(600));
            small.io().emit("large", "x".repeat(600));
            assertThat(client.comeBack()).isEmpty();
            assertThat(client.recovered()).isFalse();
        }
    }

    @Test
    void whatWasMissedMustFitWhatMayWaitForAClient() {
        try (var narrow = recovering(options -> options.maxBufferedBytes(1_024))) {
            var client = RecoveringClient.join(narrow);
            client.lose();
            narrow.io().emit("large", "x".repeat(1_100));
            assertThat(client.comeBack()).isEmpty();
            assertThat(client.recovered()).isFalse();
        }
    }

    @Test
    void theFirstWhoLeftIsForgottenForTheLast() {
        var few = new ConnectionStateRecovery(Duration.ofMinutes(2), true, 2, 10, 10_000);
        try (var small = recovering(options -> options.connectionStateRecovery(few))) {
            var ada = RecoveringClient.join(small);
            var bob = RecoveringClient.join(small);
            var eve = RecoveringClient.join(small);
            for (var client : List.of(ada, bob, eve)) {
                client.lose();
            }
            List.of(ada, bob, eve).forEach(RecoveringClient::comeBack);
            assertThat(List.of(ada.recovered(), bob.recovered(), eve.recovered()))
                    .containsExactly(false, true, true);
        }
    }
}

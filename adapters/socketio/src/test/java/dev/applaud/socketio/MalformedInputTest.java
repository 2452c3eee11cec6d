package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Await;
import dev.applaud.socketio.protocol.Parser;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedInputTest {
    private static final int NO_STATUS = 1005;
    private static final TestIo server = new TestIo();

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "4abc",
                "47",
                "42",
                "42{}",
                "42[]",
                "42abc[\"a\"]",
                "42-5[\"a\"]",
                "430{\"x\":1}",
                "41{}",
                "40/third,[1]",
                "40/third,\"x\"",
                "40/third,null",
                "42[\"a\"",
                "42[\"disconnect\"]",
                "450-[\"a\"]",
                "45[\"a\"]",
                "45-[\"a\"]",
                "451[\"a\"]",
                "4511-[\"a\"]",
                "460-[]",
                "46-1[]",
                "40",
                "44",
                "44{\"message\":\"x\"}",
                "42/other,[\"a\"]",
                "43/other,1[]",
                "41/other",
                "4210000000000000000[\"a\"]",
                "4310000000000000000[]"
            })
    void aBreachOfTheProtocolClosesTheWholeConnection(String packet) {
        try (var own = new TestIo()) {
            var second = new CompletableFuture<DisconnectReason>();
            own.io().of("/second").onConnection(socket -> socket.onDisconnect(second::complete));
            own.io().of("/third");
            var client = own.join();
            client.send("40/second");
            assertThat(client.text()).startsWith("40/second");
            client.send(packet);
            assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
            assertThat(own.disconnectReason()).isEqualTo(DisconnectReason.FORCED_CLOSE);
            assertThat(second.join()).isEqualTo(DisconnectReason.FORCED_CLOSE);
        }
    }

    @Test
    void aClientBetweenTwoPollsIsToldLater() {
        try (var own = new TestIo()) {
            var client = own.openPolling();
            client.post("40");
            assertThat(client.packets().getFirst()).startsWith("40{\"sid\":");
            client.post("42{}");
            assertThat(own.disconnectReason()).isEqualTo(DisconnectReason.FORCED_SERVER_CLOSE);
            assertThat(client.packets()).containsExactly("6", "1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"42[\"a\"]", "430[]", "41", "4abc", "42/other,[\"a\"]"})
    void nothingIsTakenBeforeTheFirstConnect(String packet) {
        var client = server.open();
        client.send(packet);
        assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42[\"a\"]", "430[]", "41"})
    void nothingIsTakenAfterADisconnect(String packet) {
        var client = server.join();
        client.send("41");
        client.send(packet);
        assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40/slow", "42/slow,[\"a\"]", "43/slow,1[]", "41/slow"})
    void nothingIsTakenWhileAMiddlewareThinks(String packet) {
        try (var own = new TestIo()) {
            var release = new CountDownLatch(1);
            own.io().of("/slow").use(_ -> {
                Await.latch(release);
                return Admission.granted();
            });
            var client = own.open();
            client.send("40/slow");
            client.send(packet);
            assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
            release.countDown();
        }
    }

    @Test
    void textInThePlaceOfAnAttachmentClosesTheConnection() {
        var client = server.join();
        client.send("451-[\"a\",{\"_placeholder\":true,\"num\":0}]");
        client.send("42[\"b\"]");
        assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "0.5", "\"0\"", "null"})
    void aPlaceholderForNoAttachmentClosesTheConnection(String number) {
        var client = server.join();
        client.send("451-[\"a\",{\"_placeholder\":true,\"num\":" + number + "}]");
        client.send(new byte[] {1});
        assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
    }

    @Test
    void aPongMayComeBetweenAPacketAndItsAttachment() {
        try (var own = new TestIo()) {
            own.io().onConnection(socket -> socket.on("a", (args, ack) -> ack.send(((byte[]) args.getFirst()).length)));
            var client = own.join();
            client.send("451-7[\"a\",{\"_placeholder\":true,\"num\":0}]");
            client.send("3");
            client.send(new byte[] {1, 2});
            assertThat(client.text()).isEqualTo("437[2]");
        }
    }

    @Test
    void binaryDataThatNobodyAwaitsClosesTheConnection() {
        var client = server.join();
        client.send(new byte[] {1});
        assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
    }

    @Test
    void textClosesTheConnectionWhereMessagePackIsSpoken() {
        try (var own = new TestIo(options -> options.parser(Parser.MSGPACK))) {
            var client = own.open();
            client.send("40");
            assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
        }
    }

    @Test
    void brokenMessagePackClosesTheConnection() {
        try (var own = new TestIo(options -> options.parser(Parser.MSGPACK))) {
            var client = own.open();
            client.send(new byte[] {(byte) 0xC1});
            assertThat(client.closeStatus()).isEqualTo(NO_STATUS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"43999[]", "43[]", "430"})
    void anAcknowledgementThatNobodyAwaitsIsIgnored(String packet) {
        var client = server.join();
        client.send(packet);
        client.send("40/nope");
        assertThat(client.text()).startsWith("44/nope");
    }

    @Test
    void overPollingThePostIsAnsweredAndThePollClosed() {
        var client = server.openPolling();
        client.post("40");
        assertThat(client.packets().getFirst()).startsWith("40{");
        assertThat(client.post("42{}\u001e42[\"never\"]").body()).isEqualTo("ok");
        assertThat(client.packets()).containsExactly("6", "1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 400_000})
    void deepNestingReachesTheHandlerAndTheSocketStays(int levels) {
        try (var own = new TestIo()) {
            own.io().onConnection(socket -> socket.on("deep", (args, ack) -> ack.send(args.size())));
            var client = own.join();
            client.send("427[\"deep\"," + "[".repeat(levels) + "]".repeat(levels) + "]");
            assertThat(client.text()).isEqualTo("437[1]");
        }
    }

    @Test
    void aHandlerThatEchoesDeepNestingFailsAloneAndTheSocketStays() {
        try (var own = new TestIo()) {
            own.io().onConnection(socket -> {
                socket.on("deep", (args, ack) -> ack.send(args.toArray()));
                socket.on("ping", (_, ack) -> ack.send("pong"));
            });
            var client = own.join();
            client.send("427[\"deep\"," + "[".repeat(10_000) + "]".repeat(10_000) + "]");
            client.send("428[\"ping\"]");
            assertThat(client.text()).isEqualTo("438[\"pong\"]");
        }
    }

    @Test
    void aHugeStringReachesTheHandler() {
        try (var own = new TestIo()) {
            own.io()
                    .onConnection(
                            socket -> socket.on("huge", (args, ack) -> ack.send(((String) args.getFirst()).length())));
            var client = own.join();
            client.send("427[\"huge\",\"" + "x".repeat(999_900) + "\"]");
            assertThat(client.text()).isEqualTo("437[999900]");
        }
    }
}

package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.ManualClock;
import dev.applaud.socketio.client.WebSocketClient;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The cases of the official Socket.IO protocol suite, and their neighbours.
class ProtocolTest {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final TestIo server = new TestIo();

    ProtocolTest() {
        server.io().onConnection(socket -> {
            socket.on("message", (args, _) -> socket.emit("message-back", args.toArray()));
            socket.on("message-with-ack", (args, ack) -> ack.send(args.toArray()));
            socket.emit("auth", socket.handshake().auth());
        });
        server.io()
                .of("/custom")
                .onConnection(socket -> socket.emit("auth", socket.handshake().auth()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void connectIsAnsweredWithTheSocketsIdOnly() {
        var client = server.open();
        client.send("40");
        assertThat(client.text()).matches("40\\{\"sid\":\"[A-Za-z0-9_-]{20}\"}");
        assertThat(client.text()).isEqualTo("42[\"auth\",{}]");
    }

    @Test
    void thePayloadOfConnectIsTheAuth() {
        var client = server.open();
        client.send("40{\"token\":\"123\"}");
        assertThat(client.text()).startsWith("40{");
        assertThat(client.text()).isEqualTo("42[\"auth\",{\"token\":\"123\"}]");
    }

    @Test
    void aDeclaredNamespaceCanBeJoined() {
        var client = server.open();
        client.send("40/custom,{\"token\":\"abc\"}");
        assertThat(client.text()).matches("40/custom,\\{\"sid\":\"[A-Za-z0-9_-]{20}\"}");
        assertThat(client.text()).isEqualTo("42/custom,[\"auth\",{\"token\":\"abc\"}]");
    }

    @Test
    void anUnknownNamespaceIsRefusedAndTheConnectionStays() {
        var client = server.open();
        client.send("40/random");
        assertThat(client.text()).isEqualTo("44/random,{\"message\":\"Invalid namespace\"}");
        client.send("40/c?x=1,");
        assertThat(client.text()).isEqualTo("44/c?x=1,{\"message\":\"Invalid namespace\"}");
        client.send("40");
        assertThat(client.text()).startsWith("40{");
    }

    @Test
    void anEventComesBackAsSent() {
        var client = joined();
        client.send("42[\"message\",1,\"2\",{\"3\":[true]}]");
        assertThat(client.text()).isEqualTo("42[\"message-back\",1,\"2\",{\"3\":[true]}]");
    }

    private WebSocketClient joined() {
        var client = server.join();
        assertThat(client.text()).startsWith("42[\"auth\"");
        return client;
    }

    @Test
    void anEventWithAttachmentsComesBackAsSent() {
        var client = joined();
        client.send("452-[\"message\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
        client.send(new byte[] {1, 2, 3});
        client.send(new byte[] {4, 5, 6});
        assertThat(client.text())
                .isEqualTo(
                        "452-[\"message-back\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
        assertThat(client.binary()).containsExactly(1, 2, 3);
        assertThat(client.binary()).containsExactly(4, 5, 6);
    }

    @Test
    void attachmentsTravelAsBase64OverPolling() {
        var client = server.openPolling();
        client.post("40");
        assertThat(client.packets().getFirst()).startsWith("40{");
        client.post("451-7[\"message-with-ack\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID");
        var packets = new ArrayList<String>();
        while (!packets.contains("bAQID")) {
            packets.addAll(client.packets());
        }
        assertThat(packets).endsWith("461-7[{\"_placeholder\":true,\"num\":0}]", "bAQID");
    }

    @Test
    void anEventIsAcknowledged() {
        var client = joined();
        client.send("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
        assertThat(client.text()).isEqualTo("43456[1,\"2\",{\"3\":[false]}]");
    }

    @Test
    void anAcknowledgementMayHaveAttachments() {
        var client = joined();
        client.send(
                "452-789[\"message-with-ack\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
        client.send(new byte[] {1});
        client.send(new byte[] {2});
        assertThat(client.text())
                .isEqualTo("462-789[{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
        assertThat(client.binary()).containsExactly(1);
        assertThat(client.binary()).containsExactly(2);
    }

    @Test
    void aDisconnectIsNotAnsweredAndLeavesTheConnectionOpen() {
        var client = joined();
        client.send("41");
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
        client.send("40");
        assertThat(client.text()).startsWith("40{");
    }

    @Test
    void leavingOneNamespaceLeavesTheOther() {
        var client = joined();
        client.send("40/custom");
        assertThat(client.text()).startsWith("40/custom,{");
        assertThat(client.text()).startsWith("42/custom,");
        client.send("41/custom");
        client.send("42[\"message\",\"still\"]");
        assertThat(client.text()).isEqualTo("42[\"message-back\",\"still\"]");
    }

    @Test
    void aConnectionWithoutANamespaceIsPinged() {
        var clock = new ManualClock();
        try (var timed = new TestIo(clock, options -> options.pingInterval(Duration.ofSeconds(5)))) {
            var client = timed.open();
            clock.pass(Duration.ofSeconds(5));
            assertThat(client.text()).isEqualTo("2");
        }
    }

    @Test
    void aConnectionWithoutANamespaceIsClosedAfterTheConnectTimeout() {
        var clock = new ManualClock();
        try (var timed = new TestIo(clock, options -> options.connectTimeout(CONNECT_TIMEOUT))) {
            var client = timed.open();
            clock.pass(CONNECT_TIMEOUT);
            assertThat(client.closeStatus()).isEqualTo(1005);
        }
    }

    @Test
    void aRefusedNamespaceDoesNotStopTheConnectTimeout() {
        var clock = new ManualClock();
        try (var timed = new TestIo(clock, options -> options.connectTimeout(CONNECT_TIMEOUT))) {
            var client = timed.open();
            client.send("40/nope");
            assertThat(client.text()).startsWith("44/nope");
            clock.pass(CONNECT_TIMEOUT);
            assertThat(client.closeStatus()).isEqualTo(1005);
        }
    }

    @Test
    void aJoinedNamespaceStopsTheConnectTimeout() {
        var clock = new ManualClock();
        try (var timed = new TestIo(clock, options -> options.connectTimeout(CONNECT_TIMEOUT))) {
            var client = timed.join();
            clock.pass(CONNECT_TIMEOUT);
            timed.socket().emit("still", "here");
            assertThat(client.text()).isEqualTo("42[\"still\",\"here\"]");
        }
    }

    @Test
    void tooManyNamespacesAreRefused() {
        try (var narrow = new TestIo(options -> options.maxNamespaces(1))) {
            narrow.io().of("/two");
            var client = narrow.join();
            client.send("40/two");
            assertThat(client.text()).isEqualTo("44/two,{\"message\":\"Too many namespaces\"}");
        }
    }
}

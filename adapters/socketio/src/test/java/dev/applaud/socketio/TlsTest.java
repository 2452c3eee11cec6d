package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.RawWebSocket;
import dev.applaud.socketio.client.TlsConnector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// WebSockets through Jetty's TLS.
class TlsTest {
    private static final String PATH = "/socket.io/?EIO=4&transport=";
    private static final int TEXT = RawWebSocket.FIN | RawWebSocket.TEXT;
    private static final int BINARY = RawWebSocket.FIN | RawWebSocket.BINARY;

    private final TestIo server = new TestIo(settings -> settings.maxBufferedBytes(1 << 26));
    private TlsConnector tls;

    @BeforeEach
    void listen(@TempDir Path directory) throws Exception {
        tls = TlsConnector.add(server.jetty(), directory);
        server.io().onConnection(socket -> {
            socket.on("echo", (args, _) -> socket.emit("echo", args.toArray()));
            socket.on("leave", (_, _) -> socket.disconnect(true));
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawWebSocket connect() throws IOException {
        var client = new RawWebSocket(tls.connect(), PATH + "websocket", new byte[0]);
        assertThat(client.receive().text()).startsWith("0{");
        client.send(TEXT, "40");
        assertThat(client.receive().text()).startsWith("40{");
        return client;
    }

    @Test
    void aSessionMovesFromPollingToAWebSocket() throws Exception {
        var poll = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + tls.port() + PATH + "polling"));
        String open;
        try (var http = HttpClient.newBuilder().sslContext(tls.trusting()).build()) {
            open = http.send(poll.build(), HttpResponse.BodyHandlers.ofString()).body();
        }
        var sid = Pattern.compile("\"sid\":\"([^\"]+)\"").matcher(open);
        assertThat(sid.find()).isTrue();

        try (var client = new RawWebSocket(tls.connect(), PATH + "websocket&sid=" + sid.group(1), new byte[0])) {
            client.send(TEXT, "2probe");
            assertThat(client.receive().text()).isEqualTo("3probe");
            client.send(TEXT, "5");
            client.send(TEXT, "40");
            assertThat(client.receive().text()).startsWith("40{");
        }
    }

    @Test
    void largeTextsAndBinaryDataGoBothWays() throws IOException {
        try (var client = connect()) {
            var large = "42[\"echo\",\"" + "\u20ac".repeat(200_000) + "\"]";
            client.send(TEXT, large);
            assertThat(client.receive().text()).isEqualTo(large);

            var data = new byte[900_000];
            new Random(1).nextBytes(data);
            client.send(TEXT, "451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
            client.send(RawWebSocket.frame(BINARY, data));
            assertThat(client.receive().text()).isEqualTo("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
            assertThat(client.receive().payload()).isEqualTo(data);
        }
    }

    /// More than fits into the sockets' buffers.
    @Test
    void broadcastsWaitForAClientThatReadsLate() throws IOException {
        int events = 30_000;
        var filling = "x".repeat(300);
        try (var client = connect()) {
            for (int i = 0; i < events; i++) {
                server.io().emit("news", i, filling);
            }
            for (int i = 0; i < events; i++) {
                assertThat(client.receive().text()).isEqualTo("42[\"news\",%d,\"%s\"]".formatted(i, filling));
            }
        }
    }

    @Test
    void theClientCloses() throws IOException {
        try (var client = connect()) {
            client.send(RawWebSocket.frame(RawWebSocket.FIN | RawWebSocket.CLOSE, new byte[] {0x03, (byte) 0xE8}));
            assertThat(client.closeStatus()).isEqualTo(1000);
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(server.disconnectReason()).isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
    }

    @Test
    void theServerCloses() throws IOException {
        try (var client = connect()) {
            client.send(TEXT, "42[\"leave\"]");
            assertThat(client.receive().text()).isEqualTo("41");
            assertThat(client.closeStatus()).isEqualTo(1005);
            client.send(RawWebSocket.frame(RawWebSocket.FIN | RawWebSocket.CLOSE, new byte[0]));
            assertThat(client.isEnded()).isTrue();
        }
    }
}

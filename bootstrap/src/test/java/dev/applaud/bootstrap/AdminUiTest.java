package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Socket.IO's Admin UI, as the client in it sees Applaud.
class AdminUiTest {
    /// Of `open sesame`.
    private static final String HASH = "$2a$04$NNtApMoEAtEAidsQOMPM6O8t1rZkPO7zciExkppRhOwnW4EbQZjkK";

    private static final Map<String, String> LOGIN =
            Map.of("SOCKET_IO_ADMIN_USERNAME", "ann", "SOCKET_IO_ADMIN_PASSWORD", HASH);

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path data;

    private Socket admin(RunningApplaud applaud, String password) {
        var options = IO.Options.builder()
                .setAuth(Map.of("username", "ann", "password", password))
                .setForceNew(true)
                .setReconnection(false)
                .build();
        var socket = IO.socket(URI.create(applaud.url() + "/admin"), options);
        for (var event : new String[] {"connect_error", "session", "config", "server_stats"}) {
            socket.on(event, it -> told.add(event + " " + it[0]));
        }
        return socket.connect();
    }

    private @Nullable String next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void whoHasThePasswordSeesNumbersAndNothingElse() throws Exception {
        try (var applaud = RunningApplaud.on(data, LOGIN)) {
            var socket = admin(applaud, "open sesame");
            assertThat(next()).startsWith("session ");
            assertThat(next()).isEqualTo("config {\"supportedFeatures\":[\"AGGREGATED_EVENTS\"]}");
            assertThat(next()).startsWith("server_stats {").contains("\"clientsCount\":1");
            socket.close();
        }
    }

    @Test
    void whoHasNotIsRefused() throws Exception {
        try (var applaud = RunningApplaud.on(data, LOGIN)) {
            var socket = admin(applaud, "wrong");
            assertThat(next()).contains("invalid credentials");
            socket.close();
        }
    }

    @Test
    void withoutAPasswordThereIsNone() throws Exception {
        try (var applaud = RunningApplaud.on(data)) {
            var socket = admin(applaud, "open sesame");
            assertThat(next()).contains("Invalid namespace");
            socket.close();
        }
    }
}

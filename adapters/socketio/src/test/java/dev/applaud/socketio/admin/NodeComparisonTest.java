package dev.applaud.socketio.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.applaud.socketio.Socket;
import dev.applaud.socketio.TestIo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The unmodified client sees the same here as at a server in Node.js with the original `instrument()`; see
/// `src/test/js/admin.js`.
@Timeout(120)
class NodeComparisonTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Path DIRECTORY = Path.of("src", "test", "js");

    @BeforeAll
    static void assumeInstalled() {
        assumeTrue(
                Files.isDirectory(DIRECTORY.resolve("node_modules")) || System.getenv("CI") != null,
                "Built without npm: there is no server in JavaScript");
    }

    @ParameterizedTest
    @EnumSource
    void anAdminSeesTheSameAsAtNode(AdminMode mode) throws IOException {
        assertThat(here(mode)).isEqualTo(atNode(mode));
    }

    private static String atNode(AdminMode mode) throws IOException {
        var node = node("serve", mode.toString());
        try {
            return watch(Integer.parseInt(node.inputReader(UTF_8).readLine(), 10));
        } finally {
            node.destroy();
        }
    }

    private static String here(AdminMode mode) throws IOException {
        try (var server = new TestIo()) {
            AdminNamespace.install(
                    server.io(),
                    AdminOptions.builder(AdminAuth.basic("admin", LoginTest.HASH))
                            .mode(mode)
                            .serverId("one")
                            .build());
            server.io().onConnection(NodeComparisonTest::serve);
            return watch(server.jetty().port());
        }
    }

    private static void serve(Socket socket) {
        socket.on("name", (args, _) -> socket.data().put("name", args.getFirst()));
        socket.on("join", (args, _) -> socket.join((String) args.getFirst()));
        socket.on("leave", (args, _) -> socket.leave((String) args.getFirst()));
        socket.on("echo", (args, ack) -> {
            socket.emit("news", args.toArray());
            ack.send(true);
        });
    }

    /// What there was to see; of objects, the order of the members does not matter.
    private static String watch(int port) throws IOException {
        try (var seen = node("watch", "http://127.0.0.1:" + port).getInputStream()) {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readValue(seen, Object.class));
        }
    }

    private static Process node(String... arguments) throws IOException {
        var command = new ProcessBuilder("node", "admin.js");
        command.command().addAll(List.of(arguments));
        command.environment().put("TZ", "UTC");
        return command.directory(DIRECTORY.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the scenarios of `src/test/js/seed.test.mjs` with Node.js and the unmodified client from npm.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaScriptClientTest {
    private static final Path SCENARIOS = Path.of("src", "test", "js");

    private final RunningServer server;

    JavaScriptClientTest(@TempDir Path data) {
        server = RunningServer.start(data, Map.of());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "theWholeSeedWorksOver {0}")
    @ValueSource(strings = {"", "websocket", "polling"})
    void theWholeSeedWorksOver(String transports) throws Exception {
        var node = new ProcessBuilder("node", "--test", "--test-reporter=spec", "seed.test.mjs")
                .directory(SCENARIOS.toFile())
                .redirectErrorStream(true);
        node.environment()
                .putAll(Map.of(
                        "APPLAUD_URL", server.url(), "JWT_SECRET", RunningServer.SECRET, "TRANSPORTS", transports));
        var process = node.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).withFailMessage(() -> output).isZero();
        assertThat(output).containsPattern("pass [1-9]").contains("fail 0");
    }
}

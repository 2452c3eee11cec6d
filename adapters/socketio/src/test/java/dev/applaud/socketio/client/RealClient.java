package dev.applaud.socketio.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.applaud.socketio.protocol.Parser;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;

/// The clients that others wrote, unmodified.
public enum RealClient {
    JAVASCRIPT_4_8_4("client4", Parser.JSON),
    JAVASCRIPT_4_8_4_MSGPACK("client4", Parser.MSGPACK),
    JAVASCRIPT_3_1_3("client3", Parser.JSON),
    JAVASCRIPT_2_5_0("client2", Parser.JSON),
    JAVA_2_1_2("", Parser.JSON);

    private final String npmAlias;
    private final Parser parser;

    RealClient(String npmAlias, Parser parser) {
        this.npmAlias = npmAlias;
        this.parser = parser;
    }

    public Parser parser() {
        return parser;
    }

    /// Whether it speaks Engine.IO 3, and names its credentials in the query.
    public boolean isOfSocketIo2() {
        return this == JAVASCRIPT_2_5_0;
    }

    /// Whether it can give up waiting for an acknowledgement by itself.
    public boolean hasAckTimeouts() {
        return npmAlias.equals("client4") || this == JAVA_2_1_2;
    }

    /// Whether it can come back to what it had.
    public boolean recovers() {
        return npmAlias.equals("client4");
    }

    /// Skips the test where this was built without npm, except in CI, where nothing may be missing.
    public void assumeInstalled() {
        boolean installed = this == JAVA_2_1_2 || Files.isDirectory(JavaScriptSocket.DIRECTORY.resolve("node_modules"));
        assumeTrue(installed || System.getenv("CI") != null, "Built without npm: there are no JavaScript clients");
    }

    /// Begins to connect over these transports, separated by commas.
    public RealSocket open(URI namespace, String transports, Map<String, String> auth) {
        return this == JAVA_2_1_2
                ? JavaSocket.open(namespace, transports, auth)
                : JavaScriptSocket.open(npmAlias, parser, namespace, transports, auth);
    }
}

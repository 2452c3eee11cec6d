package dev.applaud.socketio.cluster;

import dev.applaud.socketio.TestIo;
import org.junit.jupiter.api.AfterEach;

class SingleNodeTest implements ClusterContract {
    private final TestIo server = new TestIo();

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    public TestIo here() {
        return server;
    }

    @Override
    public TestIo there() {
        return server;
    }
}

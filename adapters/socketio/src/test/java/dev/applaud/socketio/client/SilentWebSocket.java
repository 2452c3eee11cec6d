package dev.applaud.socketio.client;

import java.io.IOException;

/// A WebSocket whose client never reads what comes.
public final class SilentWebSocket implements AutoCloseable {
    private final RawHttpConnection connection;

    public SilentWebSocket(TestJetty jetty, String path) throws IOException {
        connection = new RawHttpConnection(jetty);
        connection.write("GET " + path + "?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}

package dev.applaud.socketio.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// A TCP connection for requests that no HTTP client would send.
public final class RawHttpConnection implements AutoCloseable {
    private final Socket socket;

    public RawHttpConnection(TestJetty jetty) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), jetty.port());
        socket.setSoTimeout(10_000);
    }

    public void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// The status line and the headers of the answer.
    public String head() throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        return reader.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /// All that comes until the server ends the connection; nothing if it was cut before.
    public String untilTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

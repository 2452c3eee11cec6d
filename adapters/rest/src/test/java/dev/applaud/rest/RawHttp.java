package dev.applaud.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// Says to a server what no client library would.
final class RawHttp {
    private RawHttp() {}

    static String get(Api api, String path) throws IOException {
        return send(api, "GET /api" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /// All that the server says until it closes the connection.
    static String send(Api api, String bytes) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), api.base().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}

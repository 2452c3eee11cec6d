package dev.applaud.socketio.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.applaud.socketio.client.RawWebSocket;
import java.io.ByteArrayOutputStream;
import java.util.Random;

/// HTTP requests, good and bad.
final class Requests {
    private final Random random;
    private final String query;
    private final Mutator mutator;

    Requests(Random random, Dialect dialect, Mutator mutator) {
        this.random = random;
        this.query = Target.PATH + "?EIO=" + dialect.revision() + "&transport=";
        this.mutator = mutator;
    }

    byte[] handshake() {
        return request("GET", query + "polling", "");
    }

    byte[] webSocket() {
        return RawWebSocket.request(query + "websocket");
    }

    byte[] candidate(String sid) {
        return RawWebSocket.request(query + "websocket&sid=" + sid);
    }

    byte[] poll(String sid) {
        return request("GET", session(sid), "");
    }

    byte[] post(String sid, byte[] body) {
        return joined(request("POST", session(sid), "Content-Length: " + body.length + "\r\n"), body);
    }

    private String session(String sid) {
        return query + "polling&sid=" + sid;
    }

    private static byte[] request(String method, String pathAndQuery, String headers) {
        return ascii(method + " " + pathAndQuery + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// A POST that is wrong in its form, or unusual, whatever its packets are.
    byte[] oddPost(String sid, byte[] body) {
        var length = "Content-Length: " + body.length + "\r\n";
        return switch (random.nextInt(9)) {
            case 0 -> binaryPost(sid, body);
            case 1 -> odd(sid, "Content-Length: " + (body.length + 1 + random.nextInt(100)) + "\r\n", body);
            case 2 -> odd(sid, "Content-Length: " + random.nextInt(body.length + 1) + "\r\n", body);
            case 3 -> odd(sid, "Transfer-Encoding: chunked\r\n", chunked(body, Integer.toHexString(body.length)));
            case 4 -> odd(sid, "Transfer-Encoding: chunked\r\n", chunked(body, Long.toHexString(random.nextLong())));
            case 5 -> odd(sid, length + "Content-Length: " + random.nextInt(9) + "\r\n", body);
            case 6 -> post(sid, new byte[9_000 + random.nextInt(2_000)]);
            case 7 -> post(sid, new byte[0]);
            default -> odd(sid, "Expect: 100-continue\r\n" + length, body);
        };
    }

    byte[] binaryPost(String sid, byte[] body) {
        return odd(sid, "Content-Type: application/octet-stream\r\nContent-Length: " + body.length + "\r\n", body);
    }

    private byte[] odd(String sid, String headers, byte[] body) {
        return joined(request("POST", session(sid), headers), body);
    }

    private static byte[] chunked(byte[] body, String size) {
        return joined(ascii(size + "\r\n"), body, ascii("\r\n0\r\n\r\n"));
    }

    byte[] otherMethod(String sid) {
        var methods = new String[] {"PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT", "FOO"};
        return request(methods[random.nextInt(methods.length)], session(sid), "");
    }

    /// Any request, changed anywhere.
    byte[] mutated(String sid, byte[] body) {
        return mutator.mutate(
                switch (random.nextInt(6)) {
                    case 0 -> handshake();
                    case 1 -> webSocket();
                    case 2 -> candidate(sid);
                    case 3 -> poll(sid);
                    default -> post(sid, body);
                });
    }
}

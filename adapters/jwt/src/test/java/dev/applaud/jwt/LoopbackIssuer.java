package dev.applaud.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/// An issuer's key endpoint on this machine, and the source that reads from it.
final class LoopbackIssuer implements JwksSource, AutoCloseable {
    private record Answer(int status, String body) {}

    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private final JwksUrl url;
    private volatile Answer answer = new Answer(404, "");

    LoopbackIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", this::serve);
        server.start();
        url = new JwksUrl(uri());
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
    }

    void publish(JsonWebKey... keys) {
        answer(200, new JsonWebKeySet(keys).toJson());
    }

    void answer(int status, String body) {
        answer = new Answer(status, body);
    }

    int requests() {
        return requests.get();
    }

    @Override
    public String read() throws IOException {
        return url.read();
    }

    @Override
    public String toString() {
        return url.toString();
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        var now = answer;
        try (exchange) {
            var body = now.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        url.close();
        server.stop(0);
    }
}

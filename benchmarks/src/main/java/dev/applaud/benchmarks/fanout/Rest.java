package dev.applaud.benchmarks.fanout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Requests to Applaud, one by one; each waits for its answer. Any thread. A request that fails is an exception that
/// nobody expects.
final class Rest implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Server server;

    Rest(Server server) {
        this.server = server;
    }

    /// @param token whose bearer asks
    String get(String path, String token) {
        return answer(HttpRequest.newBuilder(uri(server.port, path)).header("Authorization", "Bearer " + token));
    }

    /// @param body as JSON
    String post(String path, String token, String body) {
        return answer(HttpRequest.newBuilder(uri(server.port, path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /// What the health checks say.
    String health() {
        return answer(HttpRequest.newBuilder(uri(server.adminPort, "/healthcheck")));
    }

    /// All of them, as for Prometheus.
    String metrics() {
        return answer(HttpRequest.newBuilder(uri(server.adminPort, "/prometheus")));
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private String answer(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.body());
            }
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

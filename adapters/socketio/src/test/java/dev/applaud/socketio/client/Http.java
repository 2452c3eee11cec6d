package dev.applaud.socketio.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Plain HTTP requests, each answer as text.
public final class Http {
    static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Http() {}

    public static HttpResponse<String> get(URI uri, String... headers) {
        return send("GET", uri, "", headers);
    }

    public static HttpResponse<String> post(URI uri, String body, String... headers) {
        return send("POST", uri, body, headers);
    }

    public static HttpResponse<String> send(String method, URI uri, String body, String... headers) {
        return send(request(method, uri, body, headers), BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
        try {
            return CLIENT.send(request, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The answer as it came, compressed perhaps.
    public static HttpResponse<byte[]> bytes(URI uri, String... headers) {
        return send(request("GET", uri, "", headers), BodyHandlers.ofByteArray());
    }

    public static CompletableFuture<HttpResponse<String>> getAsync(URI uri) {
        return CLIENT.sendAsync(request("GET", uri, ""), BodyHandlers.ofString());
    }

    /// Binary bodies both ways.
    public static HttpResponse<byte[]> send(String method, URI uri, byte[] body, String... headers) {
        try {
            return CLIENT.send(
                    request(method, uri, BodyPublishers.ofByteArray(body), headers), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest request(String method, URI uri, String body, String... headers) {
        return request(method, uri, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    private static HttpRequest request(String method, URI uri, HttpRequest.BodyPublisher publisher, String... headers) {
        var request = HttpRequest.newBuilder(uri).method(method, publisher).timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }
}

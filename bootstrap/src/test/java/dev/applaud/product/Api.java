package dev.applaud.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.jwt.JwtMint;
import dev.applaud.jwt.JwtRules;
import dev.applaud.jwt.SharedSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The REST API of a running server, for anybody.
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JwtMint MINT =
            new JwtMint(new SharedSecret(RunningServer.SECRET), JwtRules.NONE, InstantSource.system());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final ConcurrentMap<String, String> tokens = new ConcurrentHashMap<>();

    Api(RunningServer server) {
        this.url = server.url() + "/api";
    }

    /// @throws IOException if the server went away, or is about to and says so
    JsonNode call(String method, String path, String user, @Nullable String body) throws IOException {
        return call(method, path, user, body, null);
    }

    /// @param key the `Idempotency-Key`; null for none
    /// @throws IOException if the server went away, or is about to and says so
    JsonNode call(String method, String path, String user, @Nullable String body, @Nullable String key)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(user, Api::token))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                throw new IOException("Not served: " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// All comments on a content, the answers to others apart.
    List<JsonNode> comments(String path) throws IOException {
        var all = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = call("GET", path + "/comments?limit=100&after=" + after, "owner", null)
                    .path("data");
            page.path("comments").forEach(all::add);
            after = page.path("nextCursor").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        return all;
    }

    /// Whoever is called `admin` is one.
    static String token(String user) {
        var profile = new Profile(new UserId(user), "@" + user, null, false);
        var caller = new Caller(profile, user.equals("admin") ? Set.of("admin") : Set.of());
        return MINT.mint(caller, Duration.ofHours(1));
    }
}

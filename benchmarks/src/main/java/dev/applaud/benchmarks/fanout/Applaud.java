package dev.applaud.benchmarks.fanout;

import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.jwt.JwtMint;
import dev.applaud.jwt.JwtRules;
import dev.applaud.jwt.SharedSecret;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// What Applaud wants that the peers don't: users with tokens, and contents that exist.
///
/// @param tokens a file with the tokens of the users 0, 1, 2 …, one in a line
/// @param adminToken whose bearer may emit events
record Applaud(Path tokens, String adminToken) {
    private static final String SECRET = "a secret that is known to nobody but this benchmark";

    static Applaud withUsers(int users, Path made) throws IOException {
        var mint = new JwtMint(new SharedSecret(SECRET), JwtRules.NONE, InstantSource.system());
        var tokens = made.resolve("tokens");
        var all = IntStream.range(0, users)
                .mapToObj(it -> token(mint, Integer.toString(it), Set.of()))
                .toList();
        Files.write(tokens, all);
        return new Applaud(tokens, token(mint, "admin", Set.of("admin")));
    }

    private static String token(JwtMint mint, String user, Set<String> roles) {
        var profile = new Profile(new UserId(user), "viewer " + user, null, false);
        return mint.mint(new Caller(profile, roles), Duration.ofHours(24));
    }

    /// All the settings that differ from those that are shipped.
    ///
    /// @param data a folder for its database, which is emptied
    static Map<String, String> settings(Path data) throws IOException {
        if (Files.exists(data)) {
            try (var files = Files.walk(data)) {
                files.map(Path::toFile).toList().reversed().forEach(File::delete);
            }
        }
        return Map.of("JWT_SECRET", SECRET, "DATA_DIR", data.toAbsolutePath().toString());
    }

    void add(int content, Server server) throws IOException, InterruptedException {
        var body = "{\"_id\":\"%d\",\"contentType\":\"video\"}".formatted(content);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/content".formatted(server.port)))
                .header("Authorization", "Bearer " + adminToken)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IOException("content %d: %s".formatted(content, answer.body()));
            }
        }
    }
}

package dev.applaud.bootstrap;

import dev.applaud.bootstrap.commands.ServeCommand;
import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.jwt.JwtMint;
import dev.applaud.jwt.JwtRules;
import dev.applaud.jwt.SharedSecret;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The application with the shipped `config.yml` as it is, in this process, on random ports.
final class RunningApplaud implements AutoCloseable {
    static final String SECRET = "a secret of the tests, long enough";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final DropwizardTestSupport<ApplaudConfiguration> support;

    private RunningApplaud(Map<String, String> variables) {
        support =
                new DropwizardTestSupport<>(
                        ApplaudApplication.class, "../config.yml", (String) null, ServeCommand::new) {
                    @Override
                    public Application<ApplaudConfiguration> newApplication() {
                        return new ApplaudApplication(variables::get, System.out, System.err);
                    }
                };
    }

    static RunningApplaud on(Path data) throws Exception {
        return on(data, Map.of());
    }

    static RunningApplaud on(Path data, Map<String, String> environment) throws Exception {
        var all = new HashMap<>(Map.of(
                "DATA_DIR",
                data.toString(),
                "PORT",
                "0",
                "ADMIN_PORT",
                "0",
                "JWT_SECRET",
                SECRET,
                "SOCKET_IO_DRAIN",
                "0s"));
        all.putAll(environment);
        var running = new RunningApplaud(all);
        running.support.before();
        return running;
    }

    String url() {
        return "http://127.0.0.1:" + support.getLocalPort();
    }

    String adminUrl() {
        return "http://127.0.0.1:" + support.getAdminPort();
    }

    static String token(String user) {
        return new JwtMint(new SharedSecret(SECRET), JwtRules.NONE, InstantSource.system())
                .mint(new Caller(new Profile(new UserId(user), null, null, false), Set.of()), Duration.ofHours(1));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(url() + path));
    }

    HttpResponse<String> getFromAdmin(String path) throws IOException, InterruptedException {
        return send(request(adminUrl() + path));
    }

    HttpResponse<String> post(String path, String user, String json) throws IOException, InterruptedException {
        return send(request(url() + path)
                .header("Authorization", "Bearer " + token(user))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(2));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        support.after();
    }
}

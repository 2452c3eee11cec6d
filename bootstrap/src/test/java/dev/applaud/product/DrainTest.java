package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.jdbi.RealMySql;
import dev.applaud.redis.RealRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What SIGTERM does to those who are connected, and to those who ask.
class DrainTest {
    private static final int SIGTERM_STATUS = 128 + 15;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    private final Crowd crowd = Crowd.of(8, 1);
    private final List<Screen> screens = Stream.generate(Screen::new).limit(6).toList();
    private final List<Viewer> viewers = new ArrayList<>();

    private static HttpResponse<String> get(String url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void publish(RunningServer server) throws IOException {
        new Api(server).call("POST", "/content", "owner", "{\"_id\":\"hot\",\"contentType\":\"video\"}");
    }

    @Test
    void whoIsInsideIsServedWhileNobodyElseIsTaken() throws Exception {
        try (var server = RunningServer.start(data, Map.of("SOCKET_IO_DRAIN", "10m"));
                var ada = Viewer.of(server, "ada");
                var bob = Viewer.of(server, "bob")) {
            publish(server);
            ada.joins("hot");
            bob.joins("hot");
            server.terminate();
            comment(server, 100);
            var inside = theOneWhoIsLeft(ada, bob);
            var health = get(server.adminUrl() + "/healthcheck");
            assertThat(health.statusCode()).isEqualTo(500);
            assertThat(Viewer.parsed(health.body()).at("/sockets/healthy").asBoolean(true))
                    .isFalse();
            assertThat(get(server.url() + "/socket.io/?EIO=4&transport=polling").statusCode())
                    .isEqualTo(503);
            comment(server, 1);
            for (int i = 0; i < 101; i++) {
                inside.hears("video:comment");
            }
            inside.close();
            assertThat(server.awaitExit()).isEqualTo(SIGTERM_STATUS);
        }
    }

    private static void comment(RunningServer server, int times) throws IOException {
        var api = new Api(server);
        for (int i = 0; i < times; i++) {
            assertThat(api.call("POST", Crowd.HOT + "/comments", "author", "{\"text\":\"Still here\"}")
                            .at("/success")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static Viewer theOneWhoIsLeft(Viewer one, Viewer other) {
        while (!one.isDisconnected() && !other.isDisconnected()) {
            LockSupport.parkNanos(1_000_000);
        }
        return one.isDisconnected() ? other : one;
    }

    @Test
    void nothingIsLostAndEverythingIsHeardOnceAtTheOtherNode() throws Exception {
        try (var mysql = RealMySql.start();
                var redis = RealRedis.start()) {
            var environment = Map.of(
                    "DATABASE_URL",
                    mysql.jdbcUrl("applaud"),
                    "REDIS_HOST",
                    "127.0.0.1",
                    "REDIS_PORT",
                    "" + redis.port(),
                    "SOCKET_IO_DRAIN",
                    "3s");
            RunningServer.migrate(data, environment);
            try (var leaving = RunningServer.start(data, environment);
                    var staying = RunningServer.start(data, environment)) {
                publish(leaving);
                moveFrom(leaving, staying);
                crowd.assertAsAcknowledged(new Api(staying), screens);
                viewers.forEach(Viewer::close);
            }
        }
    }

    private void moveFrom(RunningServer leaving, RunningServer staying) throws Exception {
        var load = new CountDownLatch(100);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var watching = screens.stream()
                    .map(screen -> people.submit(() -> watchUntilSentAway(screen, leaving, staying, load)))
                    .toList();
            var acting = crowd.fans().stream()
                    .map(fan -> people.submit(() -> actAtOneThenAtTheOther(fan, leaving, staying, load)))
                    .toList();
            assertThat(load.await(120, TimeUnit.SECONDS)).isTrue();
            leaving.terminate();
            assertThat(leaving.awaitExit()).isEqualTo(SIGTERM_STATUS);
            for (var it : acting) {
                it.get();
            }
            for (var it : watching) {
                viewers.add(it.get());
            }
        }
    }

    private static Viewer watchUntilSentAway(
            Screen screen, RunningServer leaving, RunningServer staying, CountDownLatch load) throws Exception {
        try (var viewer = Viewer.of(leaving, "viewer", screen.connected())) {
            viewer.joins("hot", screen.seq());
            load.await();
            viewer.awaitDisconnect();
        }
        var moved = Viewer.of(staying, "viewer", screen.connected());
        moved.joins("hot", screen.seq());
        return moved;
    }

    private static boolean actAtOneThenAtTheOther(
            Fan fan, RunningServer leaving, RunningServer staying, CountDownLatch load) throws IOException {
        Crowd.actUntilTheServerIsGone(fan, new Api(leaving), load);
        var api = new Api(staying);
        fan.askAgain(api);
        fan.act(api);
        return true;
    }
}

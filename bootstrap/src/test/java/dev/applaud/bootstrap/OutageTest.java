package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.jdbi.RealMySql;
import dev.applaud.jdbi.SmallDisk;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The whole application during an outage of its database, and afterwards.
class OutageTest {
    private static final int CALLERS = 200;

    /// All is well that long after the database is back.
    private static final Duration TO_RECOVER = Duration.ofSeconds(5);

    private static final String VIDEO = "{\"_id\":\"123\",\"contentType\":\"video\"}";
    private static final JSONObject NAMING_IT = new JSONObject(Map.of("contentId", "123"));

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource
    void anOutageOfTheDatabaseLeavesEverythingElseAtWork(DatabaseOutage outage) throws Exception {
        try (var mysql = RealMySql.start()) {
            var url = mysql.jdbcUrl("applaud");
            var environment = Map.of("DATABASE_URL", url);
            new Shell(environment).run("db", "migrate");
            try (var applaud = RunningApplaud.on(data, environment)) {
                isOutlived(
                        applaud,
                        outage.gauge,
                        outage.words,
                        () -> outage.befall(mysql, url),
                        () -> outage.pass(mysql, url));
            }
        }
    }

    @Test
    void soDoesADiskThatIsFull() throws Exception {
        SmallDisk.install();
        try (var applaud = RunningApplaud.on(data)) {
            isOutlived(
                    applaud,
                    "database_writable",
                    "The database is full",
                    () -> SmallDisk.fill(data),
                    () -> SmallDisk.makeRoom(data));
        }
    }

    /// @param gauge of the metrics, which is 0 meanwhile
    /// @param words of the health check
    private static void isOutlived(RunningApplaud applaud, String gauge, String words, Runnable befall, Runnable pass)
            throws Exception {
        applaud.post("/api/content", "alice", VIDEO);
        var socket = connected(applaud);
        assertThat(asks(socket, "video:join").getBoolean("success")).isTrue();

        befall.run();
        everyoneIsToldToComeBackLater(applaud);
        healthAndMetricsSaySo(applaud, gauge, words);
        whatNeedsNoDatabaseGoesOn(socket);

        pass.run();
        allIsWellSoon(applaud, gauge);
        assertThat(asks(socket, "video:join").getBoolean("success")).isTrue();
        socket.close();
    }

    private static void everyoneIsToldToComeBackLater(RunningApplaud applaud) throws Exception {
        for (var answer : likes(applaud)) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("UNAVAILABLE");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private static void healthAndMetricsSaySo(RunningApplaud applaud, String gauge, String words) throws Exception {
        eventually(() -> like(applaud) == 503 && hasGauge(applaud, gauge + " 0.0"));
        eventually(() -> like(applaud) == 503 && isUnhealthy(applaud, words));
    }

    private static boolean isUnhealthy(RunningApplaud applaud, String words) throws Exception {
        var health = applaud.getFromAdmin("/healthcheck");
        return health.statusCode() == 500 && health.body().contains(words);
    }

    private static boolean hasGauge(RunningApplaud applaud, String line) throws Exception {
        return applaud.getFromAdmin("/prometheus").body().contains(line);
    }

    private static int like(RunningApplaud applaud) throws Exception {
        return applaud.post("/api/content/123/like", "alice", "").statusCode();
    }

    private static void allIsWellSoon(RunningApplaud applaud, String gauge) throws Exception {
        within(
                TO_RECOVER,
                () -> like(applaud) == 200
                        && applaud.getFromAdmin("/healthcheck").statusCode() == 200);
        assertThat(hasGauge(applaud, gauge + " 1.0")).isTrue();
    }

    private static List<HttpResponse<String>> likes(RunningApplaud applaud) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calling = IntStream.range(0, CALLERS)
                    .mapToObj(_ -> callers.submit(() -> applaud.post("/api/content/123/like", "alice", "")))
                    .toList();
            var answers = new ArrayList<HttpResponse<String>>();
            for (var call : calling) {
                answers.add(call.get());
            }
            return answers;
        }
    }

    private static void whatNeedsNoDatabaseGoesOn(Socket socket) throws Exception {
        var refused = asks(socket, "video:watch_progress");
        assertThat(refused.getString("code")).isEqualTo("UNAVAILABLE");
        assertThat(asks(socket, "video:comment_typing").getBoolean("success")).isTrue();
        assertThat(asks(socket, "video:leave").getBoolean("success")).isTrue();
        assertThat(socket.connected()).isTrue();
    }

    private static Socket connected(RunningApplaud applaud) throws Exception {
        var options = IO.Options.builder()
                .setAuth(Map.of("token", RunningApplaud.token("bob")))
                .setForceNew(true)
                .setReconnection(false)
                .build();
        var socket = IO.socket(URI.create(applaud.url()), options);
        var connected = new CompletableFuture<Boolean>();
        socket.on("connect", _ -> connected.complete(true));
        socket.connect();
        connected.get(30, TimeUnit.SECONDS);
        return socket;
    }

    private static JSONObject asks(Socket socket, String event) throws Exception {
        var answer = new CompletableFuture<JSONObject>();
        socket.emit(event, payload(event), (Ack) it -> answer.complete((JSONObject) it[0]));
        return answer.get(30, TimeUnit.SECONDS);
    }

    private static JSONObject payload(String event) {
        return event.equals("video:watch_progress")
                ? new JSONObject(Map.of("contentId", "123", "watchTime", 1, "completed", false))
                : NAMING_IT;
    }

    static void eventually(Callable<Boolean> condition) throws Exception {
        within(Duration.ofSeconds(30), condition);
    }

    private static void within(Duration time, Callable<Boolean> condition) throws Exception {
        var deadline = Instant.now().plus(time);
        while (!condition.call()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}

package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The shipped settings, booted: both sides on one port, the admin's on another.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningApplicationTest {
    private static final String ORIGIN = "https://mixillo.example";

    private RunningApplaud applaud;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        applaud = RunningApplaud.on(
                data,
                Map.of("SOCKET_IO_CORS_ORIGIN", ORIGIN + ",https://*.pages.example", "SOCKET_IO_ALLOW_EIO3", "true"));
    }

    @AfterAll
    void stop() {
        applaud.close();
    }

    @Test
    void whatRestDoesIsHeardOnSockets() throws Exception {
        assertThat(applaud.post("/api/content", "alice", "{\"_id\":\"heard\",\"contentType\":\"video\"}")
                        .statusCode())
                .isEqualTo(201);
        var events = new LinkedBlockingQueue<JSONObject>();
        var socket = joined("heard", events);
        try {
            assertThat(next(events).getInt("likesCount")).isZero();

            applaud.post("/api/content/heard/like", "carol", "");

            var like = next(events);
            assertThat(like.getInt("likesCount")).isOne();
            assertThat(like.getString("userId")).isEqualTo("carol");
        } finally {
            socket.close();
        }
    }

    private Socket joined(String content, Queue<JSONObject> events) {
        var socket = ofBob();
        socket.on("video:joined", it -> events.add((JSONObject) it[0]));
        socket.on("video:like", it -> events.add((JSONObject) it[0]));
        socket.on("connect", it -> socket.emit("video:join", new JSONObject(Map.of("contentId", content))));
        return socket.connect();
    }

    @Test
    void newContentIsHeardByFollowersWhoSubscribed() throws Exception {
        applaud.post("/api/content", "dora", "{\"contentType\":\"video\"}");
        RunningApplaud.send(RunningApplaud.request(applaud.url() + "/api/users/dora/follow")
                .header("Authorization", "Bearer " + RunningApplaud.token("bob"))
                .PUT(BodyPublishers.noBody()));
        var events = new LinkedBlockingQueue<JSONObject>();
        var socket = subscribed(events);
        try {
            assertThat(next(events).has("timestamp")).isTrue();

            var video = "{\"_id\":\"new\",\"contentType\":\"video\",\"notifyFollowers\":true}";
            applaud.post("/api/content", "dora", video);

            assertThat(next(events).getString("contentId")).isEqualTo("new");
        } finally {
            socket.close();
        }
    }

    private Socket subscribed(Queue<JSONObject> events) {
        var socket = ofBob();
        socket.on("feed:subscribed", it -> events.add((JSONObject) it[0]));
        socket.on("feed:refresh", it -> events.add((JSONObject) it[0]));
        socket.on("connect", _ -> socket.emit("feed:subscribe"));
        return socket.connect();
    }

    private Socket ofBob() {
        var options = IO.Options.builder()
                .setAuth(Map.of("token", RunningApplaud.token("bob")))
                .setForceNew(true)
                .build();
        return IO.socket(URI.create(applaud.url()), options);
    }

    @Test
    void clientsOfSocketIo2AreServedOnceAllowed() throws Exception {
        var answer = applaud.get("/socket.io/?EIO=3&transport=polling");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("118:0{\"sid\"");
    }

    @Test
    void healthTellsOfTheDatabaseAndOfSockets() throws Exception {
        var answer = applaud.getFromAdmin("/healthcheck");

        assertThat(answer.statusCode()).isEqualTo(200);
        var health = json(answer);
        assertThat(health.at("/database/healthy").booleanValue()).isTrue();
        assertThat(health.at("/sockets/healthy").booleanValue()).isTrue();
        assertThat(health.at("/sockets/message").textValue()).isEqualTo("a handshake took place");
    }

    @Test
    void metricsComeInJsonAndInPrometheusText() throws Exception {
        applaud.getFromAdmin("/healthcheck");

        assertThat(json(applaud.getFromAdmin("/metrics")).get("meters").has("socketio.packets.in"))
                .isTrue();
        var text = applaud.getFromAdmin("/prometheus").body();
        assertThat(text.lines())
                .anyMatch(it -> it.startsWith("socketio_connections "))
                .anyMatch(it -> it.startsWith("socketio_connections_opened_total{transport=\"polling\"}"))
                .anyMatch(it -> it.startsWith("socketio_rooms "))
                .anyMatch(it -> it.startsWith("socketio_packets_in_total "))
                .anyMatch(it -> it.startsWith("database_statements_count "))
                .anyMatch(it -> it.startsWith("jvm_"));
    }

    @Test
    void whatIsNowhereIsNotFoundInJson() throws Exception {
        for (var path : new String[] {"/", "/nowhere", "/api", "/api/nowhere", "/socket.io", "/index.html"}) {
            var answer = applaud.get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(json(answer).get("code").textValue()).isEqualTo("NOT_FOUND");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        }
    }

    @Test
    void noAnswerTellsWhatServerThisIs() throws Exception {
        for (var path : new String[] {"/nowhere", "/api/feed", "/socket.io/?EIO=4&transport=polling"}) {
            assertThat(applaud.get(path).headers().map()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void theAdminPortServesNoSocketsAndNoApi() throws Exception {
        assertThat(applaud.getFromAdmin("/socket.io/?EIO=4&transport=polling").statusCode())
                .isEqualTo(404);
        assertThat(applaud.getFromAdmin("/api/feed").statusCode()).isEqualTo(404);
        assertThat(applaud.get("/healthcheck").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesOfTheConfiguredOriginMayCallTheApi() throws Exception {
        var preflight = RunningApplaud.send(RunningApplaud.request(applaud.url() + "/api/content/1/like")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "DELETE")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key"));

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(ORIGIN);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElse(""))
                .contains("DELETE");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .containsIgnoringCase("Authorization");
        assertThat(allowed(ORIGIN)).isEqualTo(ORIGIN);
        assertThat(allowed("https://a.pages.example")).isEqualTo("https://a.pages.example");
    }

    @Test
    void pagesOfOtherOriginsMayNot() throws Exception {
        assertThat(allowed("https://evil.example")).isEmpty();
        assertThat(allowed("https://mixillo.example.evil.example")).isEmpty();
        assertThat(allowed("https://a.pages.example.evil.example")).isEmpty();
    }

    private String allowed(String origin) throws IOException, InterruptedException {
        return RunningApplaud.send(
                        RunningApplaud.request(applaud.url() + "/api/content/1").header("Origin", origin))
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }

    private static JSONObject next(LinkedBlockingQueue<JSONObject> events) throws InterruptedException {
        var event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event in time").isNotNull();
        return event;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}

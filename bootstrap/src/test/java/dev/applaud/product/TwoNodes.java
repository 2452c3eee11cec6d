package dev.applaud.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.applaud.jdbi.RealMySql;
import dev.applaud.redis.AdapterFormat;
import dev.applaud.redis.RealRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Two servers on one MySQL and one Redis, all of their own.
final class TwoNodes implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RealMySql mysql = RealMySql.start();
    private final RealRedis redis = RealRedis.start();
    private final Map<String, String> environment;
    private final RunningServer here;
    private final RunningServer there;

    /// @param data the folder of their data and logs
    TwoNodes(Path data, AdapterFormat format) {
        environment = Map.of(
                "DATABASE_URL",
                mysql.jdbcUrl("applaud"),
                "REDIS_HOST",
                "127.0.0.1",
                "REDIS_PORT",
                "" + redis.port(),
                "REDIS_ADAPTER",
                format.toString());
        RunningServer.migrate(data, environment);
        here = RunningServer.start(data, environment);
        there = RunningServer.start(data, environment);
    }

    RealRedis redis() {
        return redis;
    }

    /// For one more node.
    Map<String, String> environment() {
        return environment;
    }

    RunningServer here() {
        return here;
    }

    RunningServer there() {
        return there;
    }

    void awaitRedis() {
        awaitRedis("");
    }

    void awaitLossOfRedis() {
        awaitRedis("degraded: ");
    }

    private void awaitRedis(String message) {
        for (var server : List.of(here, there)) {
            await(() -> redisHealth(server).path("message").asText("").startsWith(message)
                    && redisHealth(server).path("degraded").asBoolean() != message.isEmpty());
        }
    }

    /// @throws AssertionError if it is not so within a minute
    static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /// Whether it is healthy, and hears the other nodes.
    static boolean isWhole(RunningServer server) {
        var health = health(server);
        return health.statusCode() == 200
                && !Viewer.parsed(health.body()).at("/redis/degraded").asBoolean();
    }

    private static JsonNode redisHealth(RunningServer server) {
        var health = health(server);
        assertThat(health.statusCode()).isEqualTo(200);
        return Viewer.parsed(health.body()).path("redis");
    }

    private static HttpResponse<String> health(RunningServer server) {
        try {
            var request = HttpRequest.newBuilder(URI.create(server.adminUrl() + "/healthcheck"))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        here.close();
        there.close();
        redis.close();
        mysql.close();
    }
}

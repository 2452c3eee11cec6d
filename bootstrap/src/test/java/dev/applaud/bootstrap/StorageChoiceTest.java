package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.jdbi.RealMySql;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where data is kept, and that commands beside a running server see the same.
class StorageChoiceTest {
    private static final String CONTENT = "{\"_id\":\"123\",\"contentType\":\"video\"}";

    @TempDir
    private Path data;

    @Test
    void theEmbeddedDatabaseIsThereAgainAfterARestart() throws Exception {
        try (var applaud = RunningApplaud.on(data)) {
            applaud.post("/api/content", "alice", CONTENT);
        }
        try (var again = RunningApplaud.on(data)) {
            assertThat(again.get("/api/content/123").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCommandBesideTheServerWorksOnTheSameEmbeddedDatabase() throws Exception {
        try (var applaud = RunningApplaud.on(data)) {
            var shell = new Shell(Map.of("DATA_DIR", data.toString()));

            assertThat(shell.run("content", "add", "123", "--owner", "alice").status())
                    .isZero();
            assertThat(applaud.get("/api/content/123").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void mySqlTakesEverythingWhenItIsConfigured() throws Exception {
        var environment = Map.of("DATABASE_URL", RealMySql.sharedUrl("storage_choice"));
        assertThat(new Shell(environment).run("db", "migrate").status()).isZero();

        try (var applaud = RunningApplaud.on(data, environment)) {
            assertThat(applaud.post("/api/content", "alice", CONTENT).statusCode())
                    .isEqualTo(201);
            assertThat(applaud.getFromAdmin("/healthcheck").statusCode()).isEqualTo(200);
        }
        assertThat(new Shell(environment).run("content", "show", "123").status())
                .isZero();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aDatabaseThatGoesAwayMakesHealthFailAndRequestsUnavailable() throws Exception {
        try (var mysql = RealMySql.start()) {
            var environment = Map.of("DATABASE_URL", mysql.jdbcUrl("applaud"));
            new Shell(environment).run("db", "migrate");
            try (var applaud = RunningApplaud.on(data, environment)) {
                mysql.kill();

                var answer = applaud.get("/api/content/123");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("UNAVAILABLE").doesNotContain("mysql", "SQL");
                assertThat(applaud.getFromAdmin("/healthcheck").statusCode()).isEqualTo(500);
                assertThat(applaud.getFromAdmin("/prometheus").body())
                        .contains("applaud_faults_total{code=\"UNAVAILABLE\"}");

                mysql.startAgain();
                OutageTest.eventually(() -> applaud.get("/api/content/123").statusCode() == 404);
                assertThat(applaud.getFromAdmin("/healthcheck").statusCode()).isEqualTo(200);
            }
        }
    }
}

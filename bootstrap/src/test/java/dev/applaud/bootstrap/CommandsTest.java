package dev.applaud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.applaud.application.identity.VerifiedToken;
import dev.applaud.domain.people.Caller;
import dev.applaud.domain.people.Profile;
import dev.applaud.domain.people.UserId;
import dev.applaud.jwt.JwtRules;
import dev.applaud.jwt.JwtTokens;
import dev.applaud.jwt.SharedSecret;
import dev.applaud.redis.RealRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final String SECRET = "a secret of the tests, long enough";

    @TempDir
    private Path data;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void inAnEmptyFolder() {
        shell = new Shell(Map.of("DATA_DIR", data.toString()));
    }

    @Test
    void tokenPrintsATokenAndNothingElse() {
        var outcome = shell.with("JWT_SECRET", SECRET).run("token", "alice");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
    }

    @Test
    void tokenSaysWhatItWasToldOfTheUser() {
        var out = shell.with("JWT_SECRET", SECRET)
                .run(
                        "token",
                        "alice",
                        "--username",
                        "@älice",
                        "--avatar",
                        "https://a.example/a.png",
                        "--verified",
                        "--role",
                        "admin",
                        "--role",
                        "editor",
                        "--ttl",
                        "90s")
                .out();

        var verified = verified(SECRET, out.strip());
        assertThat(verified.caller())
                .isEqualTo(new Caller(
                        new Profile(new UserId("alice"), "@älice", "https://a.example/a.png", true),
                        Set.of("admin", "editor")));
        assertThat(Duration.between(Instant.now(), verified.expiresAt()))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
    }

    @Test
    void tokenTakesTheDevelopmentSecretWhereNoneIsConfigured() throws IOException {
        var out = shell.run("token", "alice").out();

        var secret = Files.readString(data.resolve("development-secret"));
        assertThat(verified(secret, out.strip()).caller().id()).isEqualTo(new UserId("alice"));
    }

    @Test
    void tokenSaysThatItMadeADevelopmentSecret() {
        var secret = data.resolve("development-secret");

        assertThat(shell.run("token", "alice").err())
                .isEqualToNormalizingNewlines(
                        "Made a new development secret, %s: only a server on the same dataDir (DATA_DIR) takes this token.\n"
                                .formatted(secret));
        assertThat(shell.run("token", "alice").err()).isEmpty();
    }

    @Test
    void tokenAnswersProgramsInJson() throws IOException {
        var json = json(shell.run("token", "alice", "--json"));

        assertThat(json.get("userId").textValue()).isEqualTo("alice");
        assertThat(json.get("token").textValue()).contains(".");
    }

    @Test
    void tokenIsRefusedWhereAnIssuerHoldsTheKeys() throws IOException {
        var file = Files.writeString(data.resolve("my.yml"), "auth: {jwks: keys.json}");

        assertRefused(
                shell.run("token", "alice", "--config", file.toString()),
                "With auth.jwks set, tokens come from whoever holds the private keys, not from here.");
    }

    @Test
    void contentIsAddedShownListedAndRemoved() throws IOException {
        assertThat(shell.run("content", "add", "123", "--owner", "alice", "--title", "Größe", "--type", "clip"))
                .extracting(Shell.Outcome::status, Shell.Outcome::err)
                .containsExactly(0, "");
        var shown = json(shell.run("content", "show", "123", "--json"));
        assertThat(shown.get("title").textValue()).isEqualTo("Größe");
        assertThat(shown.get("contentType").textValue()).isEqualTo("clip");
        assertThat(shown.at("/creator/_id").textValue()).isEqualTo("alice");
        assertThat(shown.get("createdAt").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

        assertThat(shell.run("content", "show", "123").out()).contains("123  clip  Größe", "0 likes");
        assertThat(shell.run("content", "list").out()).contains("123", "clip", "alice");
        assertThat(shell.run("content", "remove", "123").out()).isEqualToIgnoringNewLines("Removed 123");
        assertRefused(shell.run("content", "show", "123"), "No content 123.");
        assertThat(shell.run("content", "list").out()).isEqualToIgnoringNewLines("No content.");
    }

    @Test
    void aListGoesOnWhereItEnded() throws IOException {
        for (var id : new String[] {"1", "2", "3"}) {
            shell.run("content", "add", id, "--owner", "alice");
        }

        var first = json(shell.run("content", "list", "--limit", "2", "--json"));
        var cursor = first.get("nextCursor").textValue();
        var rest = json(shell.run("content", "list", "--after", cursor, "--json"));

        assertThat(first.get("content").findValuesAsText("contentType")).hasSize(2);
        assertThat(rest.get("content")).hasSize(1);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void whatCannotBeDoneEndsWithStatusOneAndASentence() {
        shell.run("content", "add", "123", "--owner", "alice");

        assertRefused(shell.run("content", "add", "123", "--owner", "bob"), "The content id 123 is taken.");
        assertRefused(shell.run("content", "show", "124"), "No content 124.");
        assertRefused(shell.run("content", "remove", "124", "--json"), "No content 124.");
        assertRefused(shell.run("user", "show", "nobody"), "No user nobody.");
        assertRefused(shell.run("user", "follow", "alice", "nobody"), "No user nobody.");
        assertRefused(shell.run("user", "follow", "alice", "alice"), "id must not be your own.");
    }

    @Test
    void usersAreShownAndFollowEachOther() throws IOException {
        shell.run("content", "add", "123", "--owner", "alice");

        assertThat(shell.run("user", "show", "alice").out()).isEqualToIgnoringNewLines("alice");
        assertThat(json(shell.run("user", "show", "alice", "--json")).get("_id").textValue())
                .isEqualTo("alice");
        assertThat(shell.run("user", "follow", "bob", "alice").out())
                .isEqualToIgnoringNewLines("bob now follows alice");
        assertThat(shell.run("user", "follow", "bob", "alice").out())
                .isEqualToIgnoringNewLines("bob already follows alice");
        assertThat(json(shell.run("user", "follow", "bob", "alice", "--json"))
                        .get("changed")
                        .booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "token",
                "token a/b",
                "token alice --ttl soon",
                "token alice --ttl 0s",
                "token alice --nonsense",
                "content",
                "content nonsense",
                "content add 1",
                "content add a/b --owner alice",
                "content add 1 --owner a/b",
                "content add 1 --owner alice --type 7",
                "content list --limit 0",
                "content list --limit many",
                "content list --after nonsense",
                "user follow alice"
            })
    void misuseEndsWithStatusTwoAndTheUsage(String line) {
        var outcome = shell.run(line.split(" "));

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("usage:").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "server --help", "check -h", "token --help", "content --help", "user -h", "db -h"})
    void everyCommandExplainsItself(String line) {
        var outcome = shell.run(line.split(" "));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("usage:");
    }

    @Test
    void checkSaysWhetherTheSettingsAreInOrder() {
        assertThat(shell.run("check").out()).isEqualToIgnoringNewLines("The settings are in order.");
        assertThat(shell.with("PORT", "x").run("check").status()).isOne();
    }

    @Test
    void dbMigrateMakesTheSchemaOfTheEmbeddedDatabase() {
        assertThat(shell.run("db", "migrate").status()).isZero();
        assertThat(shell.run("db", "status").status()).isZero();
        assertThat(data.resolve("applaud.mv.db")).exists();
    }

    private static void assertRefused(Shell.Outcome outcome, String sentence) {
        assertThat(outcome.status()).isOne();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo(sentence + System.lineSeparator());
    }

    private static JsonNode json(Shell.Outcome outcome) throws IOException {
        return new ObjectMapper().readTree(outcome.out());
    }

    private static VerifiedToken verified(String secret, String token) {
        var tokens = new JwtTokens(new SharedSecret(secret), JwtRules.NONE, InstantSource.system());
        return switch (tokens.verify(token)) {
            case dev.applaud.domain.Outcome.Done<VerifiedToken>(var verified) -> verified;
            case dev.applaud.domain.Outcome.Refused<VerifiedToken>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    @Test
    void emitHandsAnEventToRedis() {
        try (var redis = RealRedis.start()) {
            var outcome = shell.with("REDIS_HOST", "127.0.0.1")
                    .with("REDIS_PORT", "" + redis.port())
                    .run("emit", "gift", "--user", "bob", "--data", "{\"coins\":3}");

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).isEqualToIgnoringNewLines("Sent gift to user_bob.");
            assertThat(outcome.status()).isZero();
        }
    }

    @Test
    void emitSaysWhatItLacks() {
        assertThat(shell.run("emit", "gift").err()).contains("redis.host (REDIS_HOST)");
        assertThat(shell.run("emit", "gift", "--data", "{").status()).isEqualTo(2);
    }
}

package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class EnvelopeTest {
    private final Api api;
    private final World world;

    EnvelopeTest(Api api, World world) {
        this.api = api;
        this.world = world;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/nowhere", "/content/1/nowhere", "/application.wadl", "/users", "/feed/x", "/admin/"})
    void anUnknownAddressIsNotFound(String path) {
        var answer = api.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
        assertThat(answer.json().get("success").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /content            | POST
            PATCH  | /content/1/like     | DELETE,POST,PUT
            POST   | /feed               | GET,HEAD
            DELETE | /openapi.json       | GET,HEAD
            PUT    | /content/1/comments | GET,HEAD,POST
            """)
    void aWrongMethodHearsTheRightOnes(String method, String path, String allowed) {
        var answer = api.call(method, path);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(Objects.requireNonNull(answer.header("Allow")).split(",\\s*"))
                .contains(allowed.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=0.9", "image/*", "rubbish", ";;;"})
    void whateverIsAcceptedJsonIsAnswered(String accept) {
        assertThat(api.with("Accept", accept).get("/openapi.json").status()).isEqualTo(200);
        assertThat(api.with("Accept", accept).get("/nowhere").status()).isEqualTo(404);
        assertThat(api.as("ann").with("Accept", accept).get("/feed").status()).isEqualTo(200);
    }

    @Test
    void headIsGetWithoutItsBody() {
        var id = api.content("creator");
        var answer = api.call("HEAD", "/content/" + id);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(api.call("HEAD", "/content/none-" + newId()).status()).isEqualTo(404);
        assertThat(api.call("HEAD", "/nowhere").status()).isEqualTo(404);
    }

    @Test
    void optionsTellsTheMethodsToAnyone() {
        var answer = api.call("OPTIONS", "/content/1/like");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(Objects.requireNonNull(answer.header("Allow")).split(",\\s*"))
                .containsExactlyInAnyOrder("POST", "PUT", "DELETE", "OPTIONS");
        assertThat(api.call("OPTIONS", "/nowhere").status()).isEqualTo(404);
    }

    @Test
    void anAnswerIsNeitherGuessedAtNorKept() {
        var answer = api.get("/nowhere");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aBugIsKnownByItsIdAlone() {
        var answer = api.as("bug").get("/feed");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("INTERNAL");
        assertThat(answer.text()).doesNotContain("SELECT", "applaud", "Exception", "Error\"");
        assertThat(world.faults).contains(answer.message() + ": SELECT secret FROM dev.applaud.Vault");
    }

    @Test
    void whatJerseyLetsThroughHasTheEnvelopeToo() {
        var answer = api.as("worse").get("/feed");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("INTERNAL");
        assertThat(answer.text()).doesNotContain("SELECT", "applaud", "StackOverflow");
        assertThat(world.faults).anyMatch(it -> it.startsWith(answer.message()));
    }

    @Test
    void anOutageAsksToComeAgain() {
        var answer = api.as("outage").get("/feed");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            /content/a%2Fb;                400; MALFORMED_REQUEST
            /content/a%00b;                400; MALFORMED_REQUEST
            /content/..%2f;                400; MALFORMED_REQUEST
            /content/|;                    400; MALFORMED_REQUEST
            /users/%zz/followers;          400; MALFORMED_REQUEST
            /users/u/followers?limit=%zz;  422; VALIDATION_FAILED
            /users/u/followers?%&{}|^;     404; USER_NOT_FOUND
            """)
    void anOddAddressHasTheEnvelopeToo(String path, int status, String code) throws Exception {
        var answer = RawHttp.get(api, path);
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/json; charset=utf-8\r\n");
        assertThat(answer).contains("{\"success\":false,", "\"code\":\"" + code + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "get"})
    void aMethodThatNobodyKnowsHasTheEnvelopeToo(String method) throws Exception {
        var answer = RawHttp.send(api, method + " /api/feed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405").contains("\"code\":\"METHOD_NOT_ALLOWED\"");
    }
}

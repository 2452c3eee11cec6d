package dev.applaud.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.applaud.rest.Api.Answer;
import dev.applaud.rest.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The API's own description, and whether what is seen on the wire is as it says.
final class Description {
    static final JsonNode DOCUMENT = document();

    /// Described once for all operations.
    private static final Set<Integer> ANYWHERE = Set.of(400, 405, 413, 500, 503);

    private static final JsonNode FAILURE = DOCUMENT.at("/components/schemas/Failure");

    private Description() {}

    /// All that is described, such as `GET /feed`.
    static Set<String> operations() {
        var found = new TreeSet<String>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(name -> {
                    if (!name.equals("parameters")) {
                        found.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return found;
    }

    static void checkAnswer(String method, String path, Answer answer) {
        var call = method + " " + path + " -> " + answer.status();
        if (answer.text().isEmpty()) {
            assertThat(method).as(call).isIn("HEAD", "OPTIONS");
            return;
        }
        assertThat(answer.header("Content-Type")).as(call).isEqualTo(Json.TYPE);
        operation(method, path)
                .ifPresentOrElse(
                        operation -> checkDescribed(call, operation, answer),
                        () -> Schema.check(call, FAILURE, answer.json()));
    }

    /// What was taken must be described as something to be taken.
    static void checkRequest(String method, String path, String json, Answer answer) {
        if (answer.status() < 300) {
            var schema = operation(method, path).orElseThrow().at("/requestBody/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                Schema.check(method + " " + path + " " + json, schema, Api.parsed(json));
            }
        }
    }

    static Optional<JsonNode> operation(String method, String path) {
        return DOCUMENT.path("paths").properties().stream()
                .filter(it -> matches(it.getKey(), path))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(it -> it.get(method.toLowerCase(Locale.ROOT)));
    }

    private static boolean matches(String template, String path) {
        var pattern = template.replaceAll("\\{\\w+}", "[^/]*").replace(".", "\\.");
        return path.replaceFirst("\\?.*", "").matches(pattern);
    }

    private static void checkDescribed(String call, JsonNode operation, Answer answer) {
        var response = operation.path("responses").path(String.valueOf(answer.status()));
        if (response.isMissingNode()) {
            assertThat(answer.status()).as(call).isIn(ANYWHERE);
            Schema.check(call, FAILURE, answer.json());
            return;
        }
        var described = Schema.resolved(response);
        described.path("headers").properties().forEach(it -> assertThat(answer.header(it.getKey()))
                .as(call)
                .isNotNull());
        Schema.check(call, described.at("/content/application~1json/schema"), answer.json());
    }

    private static JsonNode document() {
        try (InputStream file = RestApi.class.getResourceAsStream("openapi.json")) {
            return Api.parsed(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

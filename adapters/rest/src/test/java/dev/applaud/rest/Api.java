package dev.applaud.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Calls the API, and holds every answer against the API's description.
record Api(URI base, Map<String, String> headers) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, HttpHeaders headers, String text) {
        JsonNode json() {
            return parsed(text);
        }

        JsonNode data() {
            return json().path("data");
        }

        String code() {
            return json().path("code").asText();
        }

        String message() {
            return json().path("message").asText();
        }

        String id() {
            return data().path("_id").asText();
        }

        @Nullable
        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    static Api at(int port) {
        return new Api(URI.create("http://127.0.0.1:" + port), Map.of());
    }

    /// In the name of a user, whose id is their token here.
    Api as(String user) {
        return with("Authorization", "Bearer " + user);
    }

    Api with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Api(base, more);
    }

    Answer get(String path) {
        return call("GET", path);
    }

    Answer post(String path) {
        return call("POST", path);
    }

    Answer post(String path, String json) {
        return call("POST", path, json);
    }

    Answer put(String path) {
        return call("PUT", path);
    }

    Answer delete(String path) {
        return call("DELETE", path);
    }

    Answer call(String method, String path) {
        return call(method, path, BodyPublishers.noBody());
    }

    Answer call(String method, String path, String json) {
        var typed = headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
        var answer = typed.call(method, path, BodyPublishers.ofString(json));
        Description.checkRequest(method, path, json, answer);
        return answer;
    }

    Answer call(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(base + "/api" + path)).method(method, body);
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
            var answer = new Answer(response.statusCode(), response.headers(), response.body());
            Description.checkAnswer(method, path, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A content of the given user.
    String content(String owner) {
        return as(owner).post("/content", "{\"contentType\":\"video\"}").id();
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }
}

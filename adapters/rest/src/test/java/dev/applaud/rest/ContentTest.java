package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.rest.Api.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningApi.class)
class ContentTest {
    private final Api api;
    private final String owner = "owner-" + newId();

    ContentTest(Api api) {
        this.api = api;
    }

    @Test
    void aNewContentIsShownAsItWasRegistered() {
        var id = newId();
        var created = api.as(owner)
                .post(
                        "/content",
                        "{\"_id\":\"" + id
                                + "\",\"contentType\":\"video\",\"title\":\" Höhe \",\"mediaUrl\":\"https://m.example/a.mp4\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.message()).isEqualTo("Content created");
        var shown = api.get("/content/" + id).data();
        assertThat(shown).isEqualTo(created.data());
        assertThat(shown.get("_id").asText()).isEqualTo(id);
        assertThat(shown.get("title").asText()).isEqualTo("Höhe");
        assertThat(shown.get("mediaUrl").asText()).isEqualTo("https://m.example/a.mp4");
        assertThat(shown.get("creator").toString())
                .isEqualTo(
                        "{\"_id\":\"%1$s\",\"username\":\"@%1$s\",\"avatar\":\"https://example.org/%1$s.png\",\"isVerified\":true}"
                                .formatted(owner));
        assertThat(shown.get("createdAt").asText()).matches("2026-03-01T12:.*\\.\\d{3}Z");
    }

    @Test
    void whatNeedNotBeGivenMayBeNull() {
        var answer = api.as(owner)
                .post(
                        "/content",
                        "{\"_id\":null,\"contentType\":\"video\",\"title\":null,\"mediaUrl\":null,\"notifyFollowers\":null}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.id()).isNotEmpty();
        assertThat(answer.data().get("title").isNull()).isTrue();
    }

    @Test
    void aTakenIdIsAConflict() {
        var id = api.content(owner);
        var again = api.as(owner).post("/content", "{\"_id\":\"" + id + "\",\"contentType\":\"video\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("CONFLICT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                        | contentType
            {"contentType":null}                                      | contentType
            {"contentType":7}                                         | contentType
            {"contentType":["video"]}                                 | contentType
            {"contentType":{"a":{"b":[]}}}                            | contentType
            {"contentType":""}                                        | contentType
            {"contentType":"a b"}                                     | contentType
            {"contentType":"video","_id":"a b"}                       | _id
            {"contentType":"video","_id":""}                          | _id
            {"contentType":"video","_id":1e400}                       | _id
            {"contentType":"video","title":"  "}                      | title
            {"contentType":"video","title":"a\\u0000"}                | title
            {"contentType":"video","title":"\\ud800"}                 | title
            {"contentType":"video","mediaUrl":"javascript:alert(1)"}  | mediaUrl
            {"contentType":"video","mediaUrl":false}                  | mediaUrl
            {"contentType":"video","notifyFollowers":"yes"}           | notifyFollowers
            {"contentType":1,"_id":2,"title":3,"mediaUrl":4}          | _id,contentType,title,mediaUrl
            """)
    void everyFieldThatCannotBeTakenIsNamed(String body, String fields) {
        var answer = api.as(owner).post("/content", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(fields(answer)).containsExactlyInAnyOrder(fields.split(","));
    }

    @Test
    void aHugeTextIsNamedToo() {
        var answer =
                api.as(owner).post("/content", "{\"contentType\":\"video\",\"title\":\"" + "x".repeat(3000) + "\"}");
        assertThat(fields(answer)).containsExactly("title");
    }

    @Test
    void onlyTheCallersOwnLikeIsShown() {
        var id = api.content(owner);
        api.as("ann").put("/content/" + id + "/like");
        assertThat(api.as("ann").get("/content/" + id).data().get("isLiked").asBoolean())
                .isTrue();
        assertThat(api.as("bob").get("/content/" + id).data().get("isLiked").asBoolean())
                .isFalse();
        var unknown = api.get("/content/" + id).data();
        assertThat(unknown.get("isLiked").asBoolean()).isFalse();
        assertThat(unknown.get("likesCount").asInt()).isEqualTo(1);
        assertThat(unknown.get("version").asInt()).isEqualTo(1);
    }

    @Test
    void onlyItsOwnerAndAdminsMayRemoveAContent() {
        var id = api.content(owner);
        assertThat(api.as("ann").delete("/content/" + id).code()).isEqualTo("FORBIDDEN");
        var removed = api.as(owner).delete("/content/" + id);
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.id()).isEqualTo(id);
        assertThat(api.get("/content/" + id).code()).isEqualTo("CONTENT_NOT_FOUND");
        assertThat(api.as(owner).delete("/content/" + id).status()).isEqualTo(404);
        assertThat(api.as("admin-1").delete("/content/" + api.content(owner)).status())
                .isEqualTo(200);
    }

    private static List<String> fields(Answer answer) {
        return answer.json().get("errors").findValuesAsText("field");
    }
}

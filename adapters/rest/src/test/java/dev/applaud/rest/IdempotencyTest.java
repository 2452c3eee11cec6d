package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Crowd;
import dev.applaud.domain.audience.RoomEvent;
import dev.applaud.rest.Api.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Requests that are named by an `Idempotency-Key` and sent again.
@ExtendWith(RunningApi.class)
class IdempotencyTest {
    private final Api api;
    private final World world;
    private final String id;
    private final String key = newId();

    IdempotencyTest(Api api, World world) {
        this.api = api;
        this.world = world;
        this.id = api.content("creator-" + newId());
    }

    private Api as(String user, String idempotencyKey) {
        return api.as(user).with("Idempotency-Key", idempotencyKey);
    }

    private int count(String name) {
        return api.get("/content/" + id).data().path(name).asInt();
    }

    private static void assertSame(Answer first, Answer again) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    @Test
    void aToggleThatIsSentAgainTogglesOnce() {
        var first = as("ann", key).post("/content/" + id + "/like");
        as("bob", newId()).post("/content/" + id + "/like");

        assertSame(first, as("ann", key).post("/content/" + id + "/like"));
        assertThat(first.message()).isEqualTo("Content liked");
        assertThat(count("likesCount")).isEqualTo(2);
    }

    @Test
    void viewsAndSharesThatAreSentAgainCountOnce() {
        var view = as("ann", key).post("/content/" + id + "/view");
        var share = as("ann", key).post("/content/" + id + "/share");

        assertSame(view, as("ann", key).post("/content/" + id + "/view"));
        assertSame(share, as("ann", key).post("/content/" + id + "/share"));
        assertThat(count("viewsCount")).isEqualTo(1);
        assertThat(count("sharesCount")).isEqualTo(1);
    }

    @Test
    void aCommentThatIsSentAgainIsPostedAndHeardOnce() {
        var first = as("ann", key).post("/content/" + id + "/comments", "{\"text\":\"Brava 🎬\"}");

        assertSame(first, as("ann", key).post("/content/" + id + "/comments", "{\"text\":\"Brava 🎬\"}"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(count("commentsCount")).isEqualTo(1);
        assertThat(world.broadcast.events(RoomEvent.CommentPosted.class))
                .filteredOn(it -> it.comment().contentId().value().equals(id))
                .hasSize(1);
    }

    @Test
    void contentThatIsSentAgainIsMadeOnce() {
        var first = as("ann", key).post("/content", "{\"contentType\":\"video\"}");

        assertSame(first, as("ann", key).post("/content", "{\"contentType\":\"video\"}"));
        assertThat(first.status()).isEqualTo(201);
    }

    @Test
    void anEventThatIsSentAgainIsEmittedOnce() {
        var body = "{\"room\":\"r-" + key + "\",\"event\":\"sale\"}";
        var first = as("admin-1", key).post("/admin/emit", body);

        assertSame(first, as("admin-1", key).post("/admin/emit", body));
        assertThat(world.broadcast.events(RoomEvent.Relayed.class))
                .filteredOn(it -> it.room() != null && it.room().name().equals("r-" + key))
                .hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() {
        as("ann", key).post("/content/" + id + "/comments", "{\"text\":\"One\"}");
        as("ann", key).post("/content/" + id + "/like");

        var comment = as("ann", key).post("/content/" + id + "/comments", "{\"text\":\"Two\"}");
        assertThat(comment.status()).isEqualTo(409);
        assertThat(comment.code()).isEqualTo("CONFLICT");
        assertThat(as("ann", key).post("/content/" + id + "/like", "{}").status())
                .isEqualTo(409);
        assertThat(count("commentsCount")).isEqualTo(1);
    }

    @Test
    void aKeyIsOnesOwnAndForOnePath() {
        var other = api.content("creator-" + newId());
        as("ann", key).post("/content/" + id + "/share");
        as("bob", key).post("/content/" + id + "/share");
        as("ann", key).post("/content/" + other + "/share");
        as("ann", key).post("/content/" + id + "/like");

        assertThat(count("sharesCount")).isEqualTo(2);
        assertThat(count("likesCount")).isEqualTo(1);
        assertThat(api.get("/content/" + other).data().path("sharesCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void somebodyUnknownMayUseAKeyToo() {
        var unknown = api.with("Idempotency-Key", key);
        var first = unknown.post("/content/" + id + "/view");

        as("ann", key).post("/content/" + id + "/view");
        assertSame(first, unknown.post("/content/" + id + "/view"));
        assertThat(count("viewsCount")).isEqualTo(2);
    }

    @Test
    void ofManyAtOnceOneChangesSomethingAndAllHearTheSame() {
        var answers = Crowd.of(8, _ -> as("ann", key).post("/content/" + id + "/like"));

        assertThat(answers.stream().map(Answer::text))
                .hasSize(8)
                .containsOnly(answers.getFirst().text());
        assertThat(count("likesCount")).isEqualTo(1);
    }

    @Test
    void whatWasRefusedMayBePutRight() {
        assertThat(as("ann", key)
                        .post("/content/" + id + "/comments", "{\"text\":\"\"}")
                        .status())
                .isEqualTo(422);

        assertThat(as("ann", key)
                        .post("/content/" + id + "/comments", "{\"text\":\"One\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aKeyIsVisibleAscii() {
        assertThat(as("ann", "two words").post("/content/" + id + "/like").status())
                .isEqualTo(422);
        assertThat(count("likesCount")).isZero();
    }

    @Test
    void aKeyHasOneToAHundredAndTwentyEightCharacters() {
        assertThat(as("ann", "k".repeat(128)).post("/content/" + id + "/like").status())
                .isEqualTo(200);
        var answer = as("ann", "k".repeat(129)).post("/content/" + id + "/like");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        assertThat(as("ann", "").post("/content/" + id + "/like").status()).isEqualTo(422);
    }

    @Test
    void aBodyIsMeasuredWhereAKeyMakesItRead() {
        var large = "x".repeat(RestApplication.MAX_BODY_BYTES + 1);
        assertThat(as("ann", key).post("/content/" + id + "/like", large).status())
                .isEqualTo(413);
        assertThat(count("likesCount")).isZero();
    }

    @Test
    void whereNothingNeedsAKeyNoneIsLookedAt() {
        var bad = as("ann", "two words");
        assertThat(Stream.of(bad.put("/content/" + id + "/like"), bad.get("/content/" + id)))
                .allSatisfy(it -> assertThat(it.status()).isEqualTo(200));
    }
}

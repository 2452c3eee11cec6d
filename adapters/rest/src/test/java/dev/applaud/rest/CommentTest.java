package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.rest.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class CommentTest {
    private final Api api;
    private final String owner = "owner-" + newId();
    private final String id;
    private final String comments;

    CommentTest(Api api) {
        this.api = api;
        this.id = api.content(owner);
        this.comments = "/content/" + id + "/comments";
    }

    @Test
    void aCommentIsAnsweredAsTheSeedShowsIt() {
        var answer = posted("ann", "  Great video! <b>🎬</b>\n ");
        var comment = answer.data().get("comment");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.message()).isEqualTo("Comment created");
        assertThat(answer.data().get("commentsCount").asInt()).isEqualTo(1);
        assertThat(comment.get("text").asText()).isEqualTo("Great video! <b>🎬</b>");
        assertThat(comment.get("contentId").asText()).isEqualTo(id);
        assertThat(comment.get("parentId").isNull()).isTrue();
        assertThat(comment.get("repliesCount").asInt()).isZero();
        assertThat(comment.get("userId").toString())
                .isEqualTo(
                        "{\"_id\":\"ann\",\"username\":\"@ann\",\"avatar\":\"https://example.org/ann.png\",\"isVerified\":true}");
    }

    @Test
    void aReplyIsListedUnderItsParentAlone() {
        var parent = idOf(posted("ann", "First"));
        var reply = api.as("bob").post(comments, "{\"text\":\"Indeed\",\"parentId\":\"" + parent + "\"}");
        assertThat(reply.data().get("commentsCount").asInt()).isEqualTo(2);
        assertThat(reply.data().at("/comment/parentId").asText()).isEqualTo(parent);
        assertThat(texts(api.get(comments))).containsExactly("First");
        assertThat(api.get(comments).data().at("/comments/0/repliesCount").asInt())
                .isEqualTo(1);
        assertThat(texts(api.get(comments + "?parentId=" + parent))).containsExactly("Indeed");
        assertThat(texts(api.get(comments + "?after=&parentId=" + parent))).containsExactly("Indeed");
    }

    @Test
    void aParentMustBeACommentOnTheSameContent() {
        var elsewhere = idOf(posted("ann", "Here"));
        var other = "/content/" + api.content(owner) + "/comments";
        var answer = api.as("bob").post(other, "{\"text\":\"There\",\"parentId\":\"" + elsewhere + "\"}");
        assertThat(answer.code()).isEqualTo("COMMENT_NOT_FOUND");
        assertThat(api.get(other + "?parentId=" + elsewhere).code()).isEqualTo("COMMENT_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                             | text
            {"text":null}                  | text
            {"text":1}                     | text
            {"text":["a"]}                 | text
            {"text":{"text":"a"}}          | text
            {"text":" \\n "}               | text
            {"text":"a\\u0007"}            | text
            {"text":"a","parentId":1}      | parentId
            {"text":"a","parentId":"a b"}  | parentId
            {"text":"","parentId":{}}      | text,parentId
            """)
    void everyFieldThatCannotBeTakenIsNamed(String body, String fields) {
        var answer = api.as("ann").post(comments, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsText("field")).containsExactly(fields.split(","));
    }

    @Test
    void numberedPagesSayHowManyThereAre() {
        for (int i = 1; i <= 5; i++) {
            posted("ann", "Number " + i);
        }
        var second = api.get(comments + "?limit=2&page=2");
        assertThat(texts(second)).containsExactly("Number 3", "Number 2");
        assertThat(second.data().get("pagination").toString())
                .isEqualTo("{\"total\":5,\"page\":2,\"limit\":2,\"pages\":3}");
        assertThat(texts(api.get(
                        comments + "?after=" + second.data().get("nextCursor").asText())))
                .containsExactly("Number 1");
        var last = api.get(comments + "?limit=2&page=3&page=x&unknown=1");
        assertThat(texts(last)).containsExactly("Number 1");
        assertThat(last.data().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void withoutParametersTheFirstTwentyCome() {
        assertThat(api.get(comments).text())
                .isEqualTo("{\"success\":true,\"data\":{\"comments\":[],\"pagination\":"
                        + "{\"total\":0,\"page\":1,\"limit\":20,\"pages\":0},\"nextCursor\":null}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2147483647", "2147483648", "99999999999999999999999999"})
    void aPageBeyondTheEndIsEmpty(String page) {
        posted("ann", "Only one");
        var answer = api.get(comments + "?limit=100&page=" + page);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(texts(answer)).isEmpty();
        assertThat(answer.data().at("/pagination/total").asInt()).isEqualTo(1);
    }

    @Test
    void cursorsLeadThroughAllComments() {
        for (int i = 1; i <= 5; i++) {
            posted("ann", "Number " + i);
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = api.get(comments + "?limit=2&after=" + cursor);
            assertThat(page.data().has("pagination")).isFalse();
            seen.addAll(texts(page));
            cursor = page.data().get("nextCursor").asText("");
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("Number 5", "Number 4", "Number 3", "Number 2", "Number 1");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=-1, limit",
        "limit=x, limit",
        "limit=1.5, limit",
        "limit=, limit",
        "limit=٣, limit",
        "limit=99999999999999999999, limit",
        "page=0, page",
        "page=-1, page",
        "page=x, page",
        "after=x, after",
        "after=%00, after",
        "parentId=a%20b, parentId",
        "parentId=, parentId",
        "limit=0&page=0, 'limit,page'"
    })
    void parametersThatCannotBeTakenAreNamed(String query, String fields) {
        var answer = api.get(comments + "?" + query.replace("٣", "%D9%A3"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsText("field")).containsExactlyInAnyOrder(fields.split(","));
    }

    @Test
    void authorOwnerAndAdminMayRemoveAComment() {
        for (var remover : List.of("ann", owner, "admin-1")) {
            var comment = comments + "/" + idOf(posted("ann", "Oops"));
            assertThat(api.as("bob").delete(comment).code()).isEqualTo("FORBIDDEN");
            var removed = api.as(remover).delete(comment);
            assertThat(removed.text())
                    .isEqualTo(
                            "{\"success\":true,\"data\":{\"removed\":1,\"commentsCount\":0},\"message\":\"Comment removed\"}");
            assertThat(api.as("ann").delete(comment).code()).isEqualTo("COMMENT_NOT_FOUND");
        }
    }

    @Test
    void bothIdsOfACommentAreLookedAt() {
        var answer = api.as("ann").delete("/content/a%20b/comments/c%20d");
        assertThat(answer.json().get("errors").findValuesAsText("field")).containsExactly("contentId", "commentId");
        assertThat(api.get("/content/none-" + newId() + "/comments").code()).isEqualTo("CONTENT_NOT_FOUND");
        assertThat(api.as("ann")
                        .post("/content/none-" + newId() + "/comments", "{\"text\":\"a\"}")
                        .status())
                .isEqualTo(404);
    }

    private Answer posted(String author, String text) {
        return api.as(author).post(comments, "{\"text\":\"" + text.replace("\n", "\\n") + "\",\"parentId\":null}");
    }

    private static String idOf(Answer posted) {
        return posted.data().at("/comment/_id").asText();
    }

    private static List<String> texts(Answer page) {
        return page.data().get("comments").findValuesAsText("text");
    }
}

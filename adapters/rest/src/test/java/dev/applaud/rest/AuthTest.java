package dev.applaud.rest;

import static dev.applaud.application.contract.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class AuthTest {
    private static final String PROTECTED = """
            POST, /content
            DELETE, /content/1
            GET, /content/1/analytics
            POST, /content/1/like
            PUT, /content/1/like
            DELETE, /content/1/like
            POST, /content/1/share
            POST, /content/1/comments
            DELETE, /content/1/comments/2
            PUT, /users/1/follow
            DELETE, /users/1/follow
            GET, /feed
            POST, /admin/emit
            GET, /admin/rooms/1
            GET, /admin/connections
            """;

    private final Api api;

    AuthTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource(textBlock = PROTECTED)
    void aMissingTokenIsAskedFor(String method, String path) {
        var answer = api.call(method, path);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .isEqualTo("{\"success\":false,\"message\":\"Authentication required\",\"code\":\"UNAUTHENTICATED\"}");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @CsvSource(textBlock = PROTECTED + "POST, /content/1/view\nGET, /content/1")
    void aBadTokenIsRefusedEvenWhereNoneIsNeeded(String method, String path) {
        var answer = api.as("bad").call(method, path);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("TOKEN_INVALID");
        assertThat(answer.message()).isEqualTo("Invalid token");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"invalid_token\", error_description=\"Invalid token\"");
    }

    @Test
    void anExpiredTokenIsToldFromABadOne() {
        var answer = api.as("expired").get("/feed");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("TOKEN_EXPIRED");
        assertThat(answer.message()).isEqualTo("Token expired");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ann", "bearer ann", "BEARER   ann  "})
    void theSchemeIsReadInAnyCase(String authorization) {
        assertThat(api.with("Authorization", authorization).get("/feed").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearerann", "Basic YW5uOnB3", "ann"})
    void whatHoldsNoBearerTokenIsNone(String authorization) {
        var other = api.with("Authorization", authorization);
        assertThat(other.get("/feed").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(other.get("/content/none-" + newId()).status()).isEqualTo(404);
    }

    @Test
    void theTokenIsLookedAtBeforeTheBody() {
        assertThat(api.post("/content", "no JSON").status()).isEqualTo(401);
        assertThat(api.with("Content-Type", "text/plain")
                        .post("/content", "text")
                        .status())
                .isEqualTo(401);
        assertThat(api.as("bad").post("/content/not%20an%20id/comments", "{}").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"GET, /admin/rooms/1", "GET, /admin/connections"})
    void adminsAreAmongThemselves(String method, String path) {
        assertThat(api.as("ann").call(method, path).status()).isEqualTo(403);
        assertThat(api.as("ann").call(method, path).code()).isEqualTo("FORBIDDEN");
        assertThat(api.as("admin-1").call(method, path).status()).isEqualTo(200);
    }
}

package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.client.Http;
import dev.applaud.socketio.client.RawHttpConnection;
import dev.applaud.socketio.client.WebSocketClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.junit.jupiter.api.Test;

class HooksTest {
    private static final String POLLING = "/engine.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/engine.io/?EIO=4&transport=websocket";

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /// The head of the answer to an upgrade.
    private static String upgraded(EchoEngine echo, String pathAndQuery) throws IOException {
        try (var connection = new RawHttpConnection(echo.jetty())) {
            connection.write("GET " + pathAndQuery + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                    + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            return connection.head();
        }
    }

    private static EchoEngine asking(AllowRequest allowRequest) {
        var settings = new EchoEngine.Settings();
        settings.allowRequest = allowRequest;
        return new EchoEngine(settings);
    }

    // --- headers -----------------------------------------------------------------------------------------------

    @Test
    void headersMayBeAddedToEveryAnswer() throws IOException {
        try (var echo = new EchoEngine()) {
            echo.engine().onHeaders((headers, request) -> headers.put("X-Method", request.getMethod()));
            var client = echo.openPolling();
            assertThat(header(client.post("4a"), "X-Method")).isEqualTo("POST");
            assertThat(header(client.poll(), "X-Method")).isEqualTo("GET");
            assertThat(header(Http.get(echo.jetty().http("/engine.io/")), "X-Method"))
                    .isEqualTo("GET");
            assertThat(upgraded(echo, WEBSOCKET)).contains(" 101 ", "X-Method: GET");
            assertThat(upgraded(echo, WEBSOCKET + "&sid=" + client.sid())).contains(" 101 ", "X-Method: GET");
        }
    }

    @Test
    void orToTheFirstAnswerOfASessionOnly() throws IOException {
        try (var echo = new EchoEngine()) {
            echo.engine().onInitialHeaders((headers, _) -> headers.put("X-First", "yes"));
            assertThat(header(Http.get(echo.jetty().http(POLLING)), "X-First")).isEqualTo("yes");
            var client = echo.openPolling();
            assertThat(header(client.post("4a"), "X-First")).isEmpty();
            assertThat(upgraded(echo, WEBSOCKET)).contains(" 101 ", "X-First: yes");
            assertThat(upgraded(echo, WEBSOCKET + "&sid=" + client.sid()))
                    .contains(" 101 ")
                    .doesNotContain("X-First");
        }
    }

    @Test
    void whereAnAnswersHeadersCannotBeMadeTheRequestIsRefused() throws IOException {
        try (var echo = new EchoEngine()) {
            echo.engine()
                    .onHeaders((_, request) ->
                            failIf(request.getHttpURI().getQuery().contains("bad")));
            assertBadRequest(Http.get(echo.jetty().http(POLLING + "&bad")));
            assertThat(upgraded(echo, WEBSOCKET + "&bad")).contains(" 400 ");
            echo.engine().onInitialHeaders((_, _) -> failIf(true));
            assertBadRequest(Http.get(echo.jetty().http(POLLING)));
            assertThat(upgraded(echo, WEBSOCKET)).contains(" 400 ");
            assertThat(echo.engine().size()).isZero();
        }
    }

    private static void failIf(boolean condition) {
        if (condition) {
            throw new IllegalStateException("on purpose");
        }
    }

    private static void assertBadRequest(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
    }

    // --- the cookie --------------------------------------------------------------------------------------------

    @Test
    void theCookieIsTheSessionsIdAndComesWithThePollingHandshakeOnly() throws IOException {
        var settings = new EchoEngine.Settings();
        settings.cookie = Cookie.named("io");
        try (var echo = new EchoEngine(settings)) {
            var answer = Http.get(echo.jetty().http(POLLING));
            assertThat(header(answer, "Set-Cookie"))
                    .isEqualTo("io=" + echo.session().sid() + "; Path=/; HttpOnly; SameSite=Lax");
            var client = echo.openPolling();
            assertThat(header(client.post("4a"), "Set-Cookie")).isEmpty();
            assertThat(header(client.poll(), "Set-Cookie")).isEmpty();
            assertThat(upgraded(echo, WEBSOCKET)).contains(" 101 ").doesNotContain("Set-Cookie");
        }
    }

    @Test
    void theCookieMayHaveOtherAttributes() {
        var settings = new EchoEngine.Settings();
        settings.cookie = new Cookie("sticky", "/engine.io/", false, true, SameSite.NONE);
        try (var echo = new EchoEngine(settings)) {
            assertThat(header(Http.get(echo.jetty().http(POLLING)), "Set-Cookie"))
                    .isEqualTo("sticky=" + echo.session().sid() + "; Path=/engine.io/; Secure; SameSite=None");
        }
    }

    // --- allowRequest ------------------------------------------------------------------------------------------

    @Test
    void aRequestMayBeRefusedInOnesOwnWords() {
        try (var echo = asking(_ -> Optional.of("not \"today\""))) {
            var answer = Http.get(echo.jetty().http(POLLING));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
            assertThat(answer.body()).isEqualTo("{\"code\":4,\"message\":\"not \\\"today\\\"\"}");
            assertThat(WebSocketClient.refusal(echo.jetty(), WEBSOCKET)).isEqualTo(403);
            assertThat(echo.engine().size()).isZero();
        }
    }

    @Test
    void onlyWhoOpensASessionIsAskedAbout() {
        var asked = new CopyOnWriteArrayList<String>();
        try (var echo = asking(request -> {
            asked.add(request.getHttpURI().getQuery());
            return Optional.empty();
        })) {
            var client = echo.openPolling();
            client.post("4a");
            assertThat(client.poll().body()).isEqualTo("4a");
            client.upgrade().send("4b");
            Http.get(echo.jetty().http("/engine.io/?EIO=4&transport=abc"));
            Http.post(echo.jetty().http(POLLING), "4a");
            assertThat(asked).containsExactly("EIO=4&transport=polling");
            var webSocket = echo.openWebSocket();
            webSocket.send("4c");
            assertThat(webSocket.text()).isEqualTo("4c");
            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void theAnswerMayTakeItsTimeWithoutHoldingUpOthers() throws InterruptedException {
        var decided = new CountDownLatch(1);
        try (var echo = asking(request -> {
            awaitIf(request.getHttpURI().getQuery().contains("slow"), decided);
            return Optional.empty();
        })) {
            var slow = List.of(
                    Http.getAsync(echo.jetty().http(POLLING + "&slow=1")),
                    Http.getAsync(echo.jetty().http(POLLING + "&slow=2")),
                    Http.getAsync(echo.jetty().http(POLLING + "&slow=3")));
            var client = echo.openPolling();
            client.post("4a");
            assertThat(client.poll().body()).isEqualTo("4a");
            assertThat(slow).noneMatch(CompletableFuture::isDone);
            decided.countDown();
            assertThat(slow)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        }
    }

    private static void awaitIf(boolean condition, CountDownLatch latch) {
        try {
            if (condition) {
                latch.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFailureRefusesTheRequestWithoutDetails() {
        try (var echo = asking(_ -> {
            throw new IllegalStateException("secret");
        })) {
            var answer = Http.get(echo.jetty().http(POLLING));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
        }
    }

    @Test
    void soDoesAnErrorAndTheClientDoesNotWaitForever() {
        try (var echo = asking(_ -> {
            throw new AssertionError("secret");
        })) {
            var answer = Http.get(echo.jetty().http(POLLING));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
        }
    }

    @Test
    void theProtocolIsCheckedAfterwards() {
        try (var echo = asking(_ -> Optional.of("no"))) {
            var answer = Http.get(echo.jetty().http("/engine.io/?EIO=5&transport=polling"));
            assertThat(answer.body()).isEqualTo("{\"code\":4,\"message\":\"no\"}");
        }
    }

    // --- connection_error --------------------------------------------------------------------------------------

    @Test
    void refusalsAreTold() {
        var errors = new CopyOnWriteArrayList<String>();
        try (var echo = asking(_ -> Optional.of("not today"))) {
            echo.engine()
                    .onConnectionError(error ->
                            errors.add(error.request().getMethod() + " " + error.code() + " " + error.message()));
            Http.get(echo.jetty().http("/engine.io/?EIO=4&transport=abc"));
            Http.post(echo.jetty().http(POLLING), "");
            Http.get(echo.jetty().http(POLLING));
            assertThat(WebSocketClient.refusal(echo.jetty(), WEBSOCKET + "&sid=nope"))
                    .isEqualTo(400);
        }
        assertThat(errors)
                .containsExactly(
                        "GET 0 Transport unknown",
                        "POST 2 Bad handshake method",
                        "GET 4 not today",
                        "GET 1 Session ID unknown");
    }

    @Test
    void aListenersFailureChangesNoRefusal() {
        try (var echo = new EchoEngine()) {
            var told = new CopyOnWriteArrayList<Integer>();
            echo.engine().onConnectionError(_ -> failIf(true));
            echo.engine().onConnectionError(error -> told.add(error.code()));
            var answer = Http.get(echo.jetty().http("/engine.io/?EIO=4&transport=abc"));
            assertThat(answer.body()).isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
            assertThat(told).containsExactly(0);
        }
    }
}

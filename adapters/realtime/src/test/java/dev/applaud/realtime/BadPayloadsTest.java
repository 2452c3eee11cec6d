package dev.applaud.realtime;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.contract.Samples;
import dev.applaud.domain.content.ContentId;
import dev.applaud.realtime.live.LiveServer;
import dev.applaud.realtime.live.RawGuest;
import dev.applaud.realtime.live.TroubledEngagements;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a payload is, the guest is told what is wrong with it and stays connected.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadPayloadsTest {
    private static final List<String> WITH_PAYLOAD = List.of(
            "video:join",
            "video:focus",
            "video:leave",
            "video:comment_typing",
            "video:watch_progress",
            "video:quality_change",
            "livestream:join",
            "livestream:leave",
            "feed:new_content",
            "auth:refresh");
    private static final List<String> BARE = List.of("feed:subscribe", "feed:unsubscribe");
    private static final String DEEP = "[".repeat(20_000) + "]".repeat(20_000);

    private final LiveServer server = new LiveServer();

    @BeforeAll
    void aVideo() {
        server.storage().contents().add(Samples.content(new ContentId("v1"), Samples.newUser(), Samples.NOW));
    }

    @AfterAll
    void close() {
        server.close();
    }

    private static Stream<Arguments> eventsAndNoObjects() {
        var noObjects = List.of("", "null", "1", "-1.5e300", "true", "\"123\"", "[]", "[{\"contentId\":\"v1\"}]", DEEP);
        return WITH_PAYLOAD.stream().flatMap(event -> noObjects.stream()
                .map(it -> Arguments.argumentSet(event + " " + brief(it), event, it)));
    }

    private static Stream<Arguments> bareEventsAndNoObjects() {
        var noObjects = List.of("1", "true", "\"123\"", "[]", DEEP);
        return BARE.stream().flatMap(event -> noObjects.stream()
                .map(it -> Arguments.argumentSet(event + " " + brief(it), event, it)));
    }

    private static String brief(String json) {
        return json.isEmpty() ? "(nothing)" : json.substring(0, Math.min(20, json.length()));
    }

    private static Arguments fields(String event, String payload, String... errors) {
        return Arguments.argumentSet(event + " " + brief(payload), event, payload, List.of(errors));
    }

    private static Stream<Arguments> eventsAndWrongFields() {
        var notAString = List.of("1", "1.5", "true", "[]", "{}", "[\"v1\"]", DEEP);
        var noId = List.of(
                "\"\"", "\"a b\"", "\"ä\"", "\"a/b\"", "\"" + "x".repeat(65) + "\"", "\"" + "x".repeat(500_000) + "\"");
        var byId = Stream.of("video:join", "video:focus", "video:leave", "video:comment_typing", "feed:new_content")
                .flatMap(event -> Stream.of(
                                Stream.of(fields(event, "{}", "contentId is required")),
                                Stream.of(fields(event, "{\"contentId\":null}", "contentId is required")),
                                notAString.stream()
                                        .map(it -> fields(
                                                event, "{\"contentId\":" + it + "}", "contentId must be a string")),
                                noId.stream()
                                        .map(it -> fields(
                                                event,
                                                "{\"contentId\":" + it + "}",
                                                "contentId must be 1 to 64 characters out of A-Z a-z 0-9 _ - . :")))
                        .flatMap(it -> it));
        var others = Stream.of(
                fields("livestream:join", "{}", "livestreamId is required"),
                fields("livestream:leave", "{\"livestreamId\":5}", "livestreamId must be a string"),
                fields("feed:new_content", "{\"contentId\":\"v1\",\"contentType\":7}", "contentType must be a string"),
                fields("auth:refresh", "{}", "token is required"),
                fields("auth:refresh", "{\"token\":{\"token\":\"x\"}}", "token must be a string"),
                fields(
                        "video:watch_progress",
                        "{}",
                        "contentId is required",
                        "watchTime is required",
                        "completed is required"),
                since("\"5\"", "since must be a number"),
                since("[5]", "since must be a number"),
                since("-1", "since must be a whole number, 0 or more"),
                since("0.5", "since must be a whole number, 0 or more"),
                since("9007199254740992", "since must be a whole number, 0 or more"),
                since("1e999", "since must be a whole number, 0 or more"),
                since("9".repeat(400), "since must be a whole number, 0 or more"),
                fields(
                        "video:focus",
                        "{\"since\":-1}",
                        "contentId is required",
                        "since must be a whole number, 0 or more"),
                watched("\"45\"", "watchTime must be a number"),
                watched("-0.001", "watchTime must be 0 to 86400 seconds"),
                watched("86400.001", "watchTime must be 0 to 86400 seconds"),
                watched("1e999", "watchTime must be 0 to 86400 seconds"),
                watched("9".repeat(400), "watchTime must be 0 to 86400 seconds"),
                fields(
                        "video:watch_progress",
                        "{\"contentId\":\"v1\",\"watchTime\":1,\"completed\":\"no\"}",
                        "completed must be true or false"),
                fields(
                        "video:quality_change",
                        "{\"contentId\":5,\"quality\":720,\"buffering\":0}",
                        "contentId must be a string",
                        "quality must be a string",
                        "buffering must be true or false"),
                fields(
                        "video:quality_change",
                        "{\"contentId\":\"v1\",\"quality\":\"" + "p".repeat(17) + "\",\"buffering\":false}",
                        "quality must be 1 to 16 characters out of A-Z a-z 0-9 . _ -, such as 720p"));
        return Stream.concat(byId, others);
    }

    private static Arguments since(String since, String error) {
        return fields("video:join", "{\"contentId\":\"v1\",\"since\":" + since + "}", error);
    }

    private static Arguments watched(String watchTime, String error) {
        return fields(
                "video:watch_progress",
                "{\"contentId\":\"v1\",\"watchTime\":" + watchTime + ",\"completed\":false}",
                error);
    }

    private static void isStillConnected(RawGuest guest) {
        assertThat(guest.asks("video:join", "{\"contentId\":\"v1\"}")).containsEntry("success", true);
    }

    @ParameterizedTest
    @MethodSource({"eventsAndNoObjects", "bareEventsAndNoObjects"})
    void whatIsNoObjectIsMalformed(String event, String payload) {
        try (var guest = server.connectRaw("ada")) {
            assertThat(guest.asks(event, payload))
                    .isEqualTo(Map.of(
                            "success",
                            false,
                            "code",
                            "MALFORMED_REQUEST",
                            "message",
                            "The request must be a JSON object"));
            assertThat(guest.says(event, payload))
                    .containsEntry("event", event)
                    .containsEntry("code", "MALFORMED_REQUEST");
            isStillConnected(guest);
        }
    }

    @ParameterizedTest
    @MethodSource("eventsAndWrongFields")
    void everyWrongFieldIsNamed(String event, String payload, List<String> errors) {
        try (var guest = server.connectRaw("ada")) {
            var answer = guest.asks(event, payload);
            assertThat(answer)
                    .containsEntry("code", "VALIDATION_FAILED")
                    .containsEntry("message", String.join("; ", errors));
            assertThat((List<?>) answer.get("errors"))
                    .map(it -> ((Map<?, ?>) it)
                            .values().stream().map(String::valueOf).collect(joining(" ")))
                    .isEqualTo(errors);
            assertThat(guest.says(event, payload).get("errors")).isEqualTo(answer.get("errors"));
            isStillConnected(guest);
        }
    }

    private static Stream<String> allEvents() {
        return Stream.concat(WITH_PAYLOAD.stream(), BARE.stream());
    }

    @ParameterizedTest
    @MethodSource("allEvents")
    void furtherArgumentsAreRefused(String event) {
        try (var guest = server.connectRaw("ada")) {
            assertThat(guest.asks(event, "{\"contentId\":\"v1\"},1")).containsEntry("code", "MALFORMED_REQUEST");
            isStillConnected(guest);
        }
    }

    @Test
    void fieldsThatMeanNothingAreNotLookedAt() {
        try (var guest = server.connectRaw("ada")) {
            var answer = guest.asks("video:join", "{\"contentId\":\"v1\",\"more\":" + DEEP + "}");
            assertThat(answer).containsEntry("success", true);
        }
    }

    @Test
    void bareEventsTakeAnEmptyPayload() {
        try (var guest = server.connectRaw("ada")) {
            for (var payload : List.of("", "null", "{}")) {
                assertThat(guest.asks("feed:subscribe", payload)).containsEntry("success", true);
            }
        }
    }

    @Test
    void contentTypeMayBeLeftOut() {
        try (var guest = server.connectRaw("ada")) {
            assertThat(guest.asks("feed:new_content", "{\"contentId\":\"v1\"}")).containsEntry("code", "FORBIDDEN");
        }
    }

    @Test
    void anUnknownEventIsNotFound() {
        try (var guest = server.connectRaw("ada")) {
            assertThat(guest.asks("video:eat", "{}"))
                    .isEqualTo(Map.of("success", false, "code", "NOT_FOUND", "message", "Unknown event"));
            assertThat(guest.says("video:eat", "1,2,3")).containsEntry("event", "video:eat");
            assertThat(guest.says("x".repeat(10_000), "")).containsEntry("event", "x".repeat(128));
            isStillConnected(guest);
        }
    }

    @Test
    void aFaultIsToldWithoutItsCause() {
        try (var guest = server.connectRaw("ada")) {
            var bug = guest.asks("video:join", "{\"contentId\":\"" + TroubledEngagements.BUG.value() + "\"}");
            assertThat(bug)
                    .isEqualTo(Map.of(
                            "success",
                            false,
                            "code",
                            "INTERNAL",
                            "message",
                            "Something went wrong on our side (fault-1)"));
            var outage = guest.says("video:join", "{\"contentId\":\"" + TroubledEngagements.OUTAGE.value() + "\"}");
            assertThat(outage)
                    .containsEntry("code", "UNAVAILABLE")
                    .containsEntry("message", "Temporarily unavailable, please try again");
            assertThat(server.faults()).hasSize(2);
            isStillConnected(guest);
        }
    }
}

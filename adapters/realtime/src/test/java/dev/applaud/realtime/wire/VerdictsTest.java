package dev.applaud.realtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.applaud.domain.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2025-11-11T12:00:00Z");

    @Test
    void aRefusalIsItsCodeAndMessageAndNoMore() throws Exception {
        assertThat(JSON.writeValueAsString(Verdicts.failure(new Refusal.Unauthenticated())))
                .isEqualTo("{\"success\":false,\"code\":\"UNAUTHENTICATED\",\"message\":\"Authentication required\"}");
    }

    @Test
    void anInvalidPayloadsRefusalNamesEachField() throws Exception {
        var refusal = new Refusal.Invalid(
                List.of(new Refusal.Field("a", "is required"), new Refusal.Field("b", "must be a string")));
        assertThat(JSON.writeValueAsString(Verdicts.failure(refusal)))
                .isEqualTo("{\"success\":false,\"code\":\"VALIDATION_FAILED\","
                        + "\"message\":\"a is required; b must be a string\","
                        + "\"errors\":[{\"field\":\"a\",\"message\":\"is required\"},"
                        + "{\"field\":\"b\",\"message\":\"must be a string\"}]}");
    }

    @Test
    void anErrorEventSaysWhichEventItIsAbout() throws Exception {
        var error = Verdicts.error("no:such", new Refusal.NotFound("Unknown event"), NOON);
        assertThat(error.event()).isEqualTo("error");
        assertThat(JSON.writeValueAsString(error.body()))
                .isEqualTo("{\"event\":\"no:such\",\"code\":\"NOT_FOUND\",\"message\":\"Unknown event\","
                        + "\"timestamp\":\"2025-11-11T12:00:00.000Z\"}");
    }

    @Test
    void aHugeEventNameIsNotSaidBackInFull() {
        var error = Verdicts.error("x".repeat(100_000), new Refusal.NotFound("Unknown event"), NOON);
        var body = JSON.convertValue(error.body(), Map.class);
        assertThat(body.get("event")).isEqualTo("x".repeat(128));
    }
}

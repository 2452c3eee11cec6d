package dev.applaud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Refusal;
import dev.applaud.rest.http.HttpRefusal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRefusalTest {
    @Test
    void whoComesTooOftenHearsWhenToComeAgain() {
        var refusal = new HttpRefusal(new Refusal.RateLimited(Duration.ofSeconds(30)));
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.headers()).isEqualTo(Map.of("Retry-After", "30"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "90000, 90"})
    void aWaitIsWholeSecondsAndNeverNone(long millis, String seconds) {
        var refusal = new HttpRefusal(new Refusal.Unavailable(Duration.ofMillis(millis)));
        assertThat(refusal.headers()).containsEntry("Retry-After", seconds);
    }

    @Test
    void aRefusalHasItsEnvelopeOutsideOfJerseyToo() {
        assertThat(new HttpRefusal(new Refusal.NotAcceptable("No")).body())
                .asString()
                .isEqualTo("{\"success\":false,\"message\":\"No\",\"code\":\"NOT_ACCEPTABLE\"}");
    }
}

package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Attempt.Kept;
import dev.applaud.domain.Attempt.Keyed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AttemptTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:34:56.789Z");

    private final Keyed<Integer> attempt = new Keyed<>("request", "body", it -> it + " likes");

    @Test
    void theStepBeforeSeesItsOwnResultOnly() {
        Attempt<String> before = attempt.before(String::length);

        assertThat(before).isInstanceOfSatisfying(Keyed.class, it -> assertThat(it.request())
                .isEqualTo("request"));
        assertThat(((Keyed<String>) before).answer().apply("four")).isEqualTo("4 likes");
        assertThat(Attempt.<Integer>unkeyed().before(String::length)).isEqualTo(Attempt.<String>unkeyed());
    }

    @Test
    void laterAttemptsAreToldTheFirstAnswer() {
        assertThat(new Kept("body", "3 likes", NOW).tell(attempt)).isEqualTo(new Refusal.AlreadyDone("3 likes"));
    }

    @Test
    void aKeyThatNamedAnotherRequestIsAConflict() {
        assertThat(new Kept("another", "3 likes", NOW).tell(attempt)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void anAnswerIsKeptForADay() {
        var kept = new Kept("body", "3 likes", NOW);

        assertThat(kept.isOver(NOW.plusSeconds(86_400).minusMillis(1))).isFalse();
        assertThat(kept.isOver(NOW.plusSeconds(86_400))).isTrue();
    }
}

package dev.applaud.application;

import static dev.applaud.application.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import org.junit.jupiter.api.Test;

final class ForgetAnswersTest {
    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final ForgetAnswers answers = new ForgetAnswers(storage.attempts(), new Clock(clock));

    private Outcome<String> remember(int request) {
        return storage.attempts().remember(new Attempt.Keyed<>("r" + request, "", it -> it), "done", NOW);
    }

    @Test
    void whatIsOverIsForgottenHoweverMuchItIs() {
        for (int i = 0; i < 1_200; i++) {
            remember(i);
        }
        clock.advance(Attempt.KEPT);
        answers.forget();

        assertThat(storage.attempts().forget(clock.instant(), 1)).isZero();
        assertThat(remember(0)).isEqualTo(Outcome.done("done"));
    }

    @Test
    void whatIsNotOverStays() {
        remember(1);
        clock.advance(Attempt.KEPT.minusMillis(1));
        answers.forget();

        assertThat(remember(1)).isInstanceOf(Outcome.Refused.class);
    }
}

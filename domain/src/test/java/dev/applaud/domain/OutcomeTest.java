package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class OutcomeTest {
    private static final Refusal NO = new Refusal.Unauthenticated();

    @Test
    void goesOnWhenDone() {
        assertThat(Outcome.done(1).map(it -> it + 1)).isEqualTo(Outcome.done(2));
        assertThat(Outcome.done(1).then(it -> Outcome.done(it + 1))).isEqualTo(Outcome.done(2));
        assertThat(Outcome.done(1).then(_ -> Outcome.refused(NO))).isEqualTo(Outcome.refused(NO));
    }

    @Test
    void staysRefused() {
        Outcome<Integer> refused = Outcome.refused(NO);

        assertThat(refused.map(it -> it + 1)).isEqualTo(Outcome.refused(NO));
        assertThat(refused.then(it -> Outcome.done(it + 1))).isEqualTo(Outcome.refused(NO));
    }

    @Test
    void tellsOthersOnlyWhenDone() {
        var told = new ArrayList<Integer>();
        Outcome<Integer> refused = Outcome.refused(NO);

        assertThat(Outcome.done(1).whenDone(told::add)).isEqualTo(Outcome.done(1));
        assertThat(refused.whenDone(told::add)).isEqualTo(refused);
        assertThat(told).containsExactly(1);
    }
}

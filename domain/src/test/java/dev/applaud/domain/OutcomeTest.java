package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Outcome<Integer> REFUSED = Outcome.refused(new Refusal.Forbidden("no"));

    @Test
    void whatIsDoneGoesOn() {
        assertThat(Outcome.done(2).map(it -> it * 2).then(it -> Outcome.done("=" + it)))
                .isEqualTo(Outcome.done("=4"));
    }

    @Test
    void whatIsRefusedStaysRefused() {
        assertThat(REFUSED.map(it -> it * 2).then(it -> Outcome.done(it + 1))).isEqualTo(REFUSED);
    }

    @Test
    void onlyWhatIsDoneIsTold() {
        var told = new ArrayList<Integer>();
        Outcome.done(1).whenDone(told::add);
        REFUSED.whenDone(told::add);
        assertThat(told).containsExactly(1);
    }
}

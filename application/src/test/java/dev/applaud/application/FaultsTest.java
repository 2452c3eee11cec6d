package dev.applaud.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final ArrayList<Object> log = new ArrayList<>();
    private final Faults faults = new Faults(IllegalStateException.class::isInstance, () -> "f1", (refusal, fault) -> {
        log.add(refusal);
        log.add(fault);
    });

    @Test
    void anOutageIsWorthTryingAgainLater() {
        var outage = new IllegalStateException("SELECT secret FROM db");

        assertThat(faults.refusalOf(outage)).isEqualTo(new Refusal.Unavailable(Duration.ofSeconds(2)));
        assertThat(log).containsExactly(new Refusal.Unavailable(Duration.ofSeconds(2)), outage);
    }

    @Test
    void aBugIsToldByItsIdOnly() {
        var bug = new NullPointerException("SELECT secret FROM db");
        var refusal = faults.refusalOf(bug);

        assertThat(refusal).isEqualTo(new Refusal.Internal("f1"));
        assertThat(refusal.message()).contains("f1").doesNotContain("secret");
        assertThat(log).containsExactly(refusal, bug);
    }
}

package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandshakeRateTest {
    private final HandshakeRate rate = new HandshakeRate(10);

    private long letIn(int tries, long millis) {
        return IntStream.range(0, tries)
                .filter(_ -> rate.take(TimeUnit.MILLISECONDS.toNanos(millis)))
                .count();
    }

    @Test
    void aSecondsWorthMayComeAtOnce() {
        assertThat(letIn(100, 0)).isEqualTo(10);
    }

    @Test
    void thenAsManyComeAsTimePasses() {
        letIn(100, 0);
        assertThat(letIn(100, 99)).isZero();
        assertThat(letIn(100, 300)).isEqualTo(3);
        assertThat(letIn(100, 400)).isEqualTo(1);
    }

    @Test
    void aLongQuietTimeSavesUpNoMore() {
        letIn(100, 0);
        assertThat(letIn(100, 60_000)).isEqualTo(10);
    }

    @Test
    void noRateLetsAllIn() {
        var open = new HandshakeRate(0);
        assertThat(IntStream.range(0, 100_000).allMatch(_ -> open.take(0))).isTrue();
    }
}

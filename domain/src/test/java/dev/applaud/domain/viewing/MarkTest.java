package dev.applaud.domain.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkTest {
    @Test
    void isEverySecondAtFirst() {
        for (int second = 0; second < 128; second++) {
            assertThat(at(second)).isEqualTo(new Mark(second));
            assertThat(at(second).second()).isEqualTo(second);
        }
        assertThat(Mark.of(new WatchTime(12_999)).second()).isEqualTo(12);
    }

    @Test
    void isRarerTheLongerSomebodyWatches() {
        assertThat(at(129).second()).isEqualTo(128);
        assertThat(at(259).second()).isEqualTo(256);
        assertThat(at(3_600).second()).isEqualTo(3_584);
    }

    @Test
    void isTheLastOneThatWasReached() {
        int last = 0;
        for (int second = 0; second <= 86_400; second++) {
            var mark = at(second);
            assertThat(mark.number()).isBetween(last, last + 1);
            assertThat(second - mark.second()).isBetween(0, second / 64);
            assertThat(at(mark.second())).isEqualTo(mark);
            last = mark.number();
        }
        assertThat(last).isEqualTo(724).isEqualTo(Mark.COUNT - 1);
    }

    private static Mark at(int second) {
        return Mark.of(WatchTime.ofSeconds(second));
    }
}

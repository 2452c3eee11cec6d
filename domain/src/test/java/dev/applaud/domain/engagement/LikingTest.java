package dev.applaud.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikingTest {
    @ParameterizedTest
    @CsvSource({
        "ON, false, true",
        "ON, true, true",
        "OFF, false, false",
        "OFF, true, false",
        "TOGGLE, false, true",
        "TOGGLE, true, false"
    })
    void aLikeIsAState(Liking liking, boolean before, boolean after) {
        assertThat(liking.from(before)).isEqualTo(after);
    }
}

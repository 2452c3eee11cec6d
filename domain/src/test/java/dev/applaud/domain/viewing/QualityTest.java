package dev.applaud.domain.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QualityTest {
    @ParameterizedTest
    @ValueSource(strings = {"720p", "auto", "4K", "1080p60-hdr.10_b"})
    void isThePlayersOwnWord(String quality) {
        assertThat(new Quality(quality).value()).isEqualTo(quality);
    }

    @Test
    void countsByItsOwnNameWhileThereAreFew() {
        assertThat(new Quality("720p").among(some(63))).isEqualTo(new Quality("720p"));
        assertThat(new Quality("720p").among(some(64))).isEqualTo(Quality.OTHER);
        assertThat(new Quality("q7").among(some(64))).isEqualTo(new Quality("q7"));
    }

    private static Set<Quality> some(int number) {
        return IntStream.range(0, number).mapToObj(it -> new Quality("q" + it)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "very high", "1080p60-hdr.10_bi", "hd\n", "ﬁne"})
    void isNothingElse(String quality) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quality(quality));
    }
}

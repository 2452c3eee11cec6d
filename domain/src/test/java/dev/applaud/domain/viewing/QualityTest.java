package dev.applaud.domain.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QualityTest {
    @ParameterizedTest
    @ValueSource(strings = {"720p", "auto", "4K", "1080p60-hdr.10_b"})
    void isThePlayersOwnWord(String quality) {
        assertThat(new Quality(quality).value()).isEqualTo(quality);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "very high", "1080p60-hdr.10_bi", "hd\n", "ﬁne"})
    void isNothingElse(String quality) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quality(quality));
    }
}

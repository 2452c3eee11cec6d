package dev.applaud.domain.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchTimeTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "45.5, 45500", "0.1, 100", "0.0019, 1", "4.2, 4200", "86400, 86400000"})
    void secondsAreKeptToTheMillisecond(double seconds, long millis) {
        assertThat(WatchTime.ofSeconds(seconds).millis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, -1, 86400.001, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
    void nobodyWatchesLessThanNothingOrMoreThanADay(double seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchTime.ofSeconds(seconds))
                .withMessage("must be 0 to 86400 seconds");
    }

    @Test
    void wholeNumbersOfAnySizeAreTakenOrRefused() {
        assertThat(WatchTime.ofSeconds(45).seconds()).isEqualTo(45.0);
        assertThatIllegalArgumentException().isThrownBy(() -> WatchTime.ofSeconds(BigInteger.TEN.pow(400)));
    }
}

package dev.applaud.domain.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchTimeTest {
    @Test
    void isKeptToTheMillisecond() {
        assertThat(WatchTime.ofSeconds(0).millis()).isZero();
        assertThat(WatchTime.ofSeconds(12.345).millis()).isEqualTo(12_345);
        assertThat(WatchTime.ofSeconds(86_400L).millis()).isEqualTo(86_400_000);
        assertThat(WatchTime.ofSeconds(new BigDecimal("0.0019")).millis()).isEqualTo(1);
        assertThat(WatchTime.ofSeconds(-0.0).millis()).isZero();
        assertThat(WatchTime.ofSeconds(1e-300).millis()).isZero();
    }

    @Test
    void isNotBentByBinaryFractions() {
        assertThat(WatchTime.ofSeconds(0.29).millis()).isEqualTo(290);
        assertThat(WatchTime.ofSeconds(4.35).seconds()).isEqualTo(4.35);
    }

    @Test
    void isBoundedByADay() {
        var beyond = List.<Number>of(
                -0.001,
                -1,
                86_400.001,
                86_401,
                Long.MAX_VALUE,
                1e308,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                BigInteger.TWO.pow(200),
                new BigDecimal("1e400"));

        assertThat(beyond).allSatisfy(it -> assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchTime.ofSeconds(it))
                .withMessage("must be 0 to 86400 seconds"));
        assertThatIllegalArgumentException().isThrownBy(() -> new WatchTime(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WatchTime(86_400_001));
    }

    @Test
    void isOrdered() {
        assertThat(new WatchTime(1)).isLessThan(new WatchTime(2)).isEqualByComparingTo(new WatchTime(1));
    }
}

package dev.applaud.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StoredClaimsTest {
    @Test
    void keepsWhatFits() {
        assertThat(StoredClaims.cut("Änn 😀", 5)).isEqualTo("Änn 😀");
    }

    @Test
    void cutsBetweenCodePoints() {
        assertThat(StoredClaims.cut("a😀😀", 2)).isEqualTo("a😀");
    }

    @Test
    void replacesLoneSurrogates() {
        assertThat(StoredClaims.cut("a\ud83d!", 9)).isEqualTo("a\ufffd!");
    }

    @Test
    void keepsNothingOfNothing() {
        assertThat(StoredClaims.cut(null, 9)).isNull();
    }
}

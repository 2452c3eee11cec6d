package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "user_456", "a-b.c:d", "AZaz09_-.:", "018f3c5e-7b1a-7000-8000-000000000000"})
    void anIdIsMadeOfLettersDigitsAndFewSigns(String id) {
        assertThat(Identifier.checked(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "é", "a\n", "<b>", "😀", "a\u0000", "a'b", "a%20b"})
    void anythingElseIsNoId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifier.checked(id))
                .withMessage("must be 1 to 64 characters out of A-Z a-z 0-9 _ - . :");
    }

    @Test
    void anIdHasAtMost64Characters() {
        assertThat(Identifier.checked("x".repeat(64))).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> Identifier.checked("x".repeat(65)));
    }
}

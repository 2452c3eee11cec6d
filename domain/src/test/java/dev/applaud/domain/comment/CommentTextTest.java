package dev.applaud.domain.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommentTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bravo", "é", "😀", "👨‍👩‍👧", "a\nb", "a\r\nb", "<script>alert(1)</script>", "日本語"})
    void isKeptAsWritten(String text) {
        assertThat(new CommentText(text).value()).isEqualTo(text);
    }

    static String[][] cleaned() {
        return new String[][] {
            {"  Bravo  ", "Bravo"},
            {"\n Bravo \r\n", "Bravo"},
            {"\tBravo\t", "Bravo"},
            {"\u2003Bravo\u3000", "Bravo"},
            {"e\u0301", "é"},
            {"A\u030A", "Å"},
            {"\u1112\u1161\u11ab", "한"},
        };
    }

    @ParameterizedTest
    @MethodSource("cleaned")
    void isTrimmedAndComposed(String given, String kept) {
        assertThat(new CommentText(given).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\t", "\u2003"})
    void mustHoldSomething(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommentText(text))
                .withMessage("must have 1 to 2200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\u0007b", "a\tb", "a\u001bb", "a\u007fb", "a\u0085b", "a\ud83db", "\udc00"})
    void mustNotHoldControlCharactersOrHalfCharacters(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommentText(text))
                .withMessage("must not hold control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "😀"})
    void isBoundedInCodePoints(String one) {
        assertThat(new CommentText(one.repeat(2_200)).value()).isEqualTo(one.repeat(2_200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommentText(one.repeat(2_201)))
                .withMessage("must have 1 to 2200 characters");
    }

    @Test
    void isMeasuredAfterCleaning() {
        assertThat(new CommentText(" " + "e\u0301".repeat(2_200) + " ").value()).isEqualTo("é".repeat(2_200));
    }
}

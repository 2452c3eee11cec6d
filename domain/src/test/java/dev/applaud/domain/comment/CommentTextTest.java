package dev.applaud.domain.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    '  Great video!  '          | 'Great video!'
                    '\u3000wide space\u2003'    | 'wide space'
                    '<script>alert(1)</script>' | '<script>alert(1)</script>'
                    'e\u0301'                   | '\u00e9'
                    '👩‍👩‍👧‍👦 and 🇩🇪'              | '👩‍👩‍👧‍👦 and 🇩🇪'
                    """, delimiter = '|')
    void textIsTrimmedAndComposedAndOtherwiseKept(String given, String kept) {
        assertThat(new CommentText(given).value()).isEqualTo(kept);
    }

    @Test
    void lineBreaksStay() {
        assertThat(new CommentText("one\ntwo\r\nthree\n").value()).isEqualTo("one\ntwo\r\nthree");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\u2003", "\t"})
    void thereMustBeSomethingToRead(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommentText(text))
                .withMessage("must have 1 to 2200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\tb", "a\u001Bb", "a\u007Fb", "a\u0085b", "a\uD83Db", "\uDE00a"})
    void controlCharactersAndHalvesOfCharactersAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommentText(text))
                .withMessage("must not hold control characters");
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(new CommentText("😀".repeat(2200)).value()).hasSize(4400);
        assertThatIllegalArgumentException().isThrownBy(() -> new CommentText("😀".repeat(2201)));
    }

    @Test
    void lengthIsCountedAfterComposingAndTrimming() {
        assertThat(new CommentText(" " + "e\u0301".repeat(2200) + " ").value()).hasSize(2200);
    }
}

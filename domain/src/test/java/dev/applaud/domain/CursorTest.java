package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "A-b_c.d:e", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void isReadBackAsItWasWritten(String id) {
        for (var at : List.of("1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "2026-03-01T12:34:56.789Z")) {
            var cursor = new Cursor(Instant.parse(at), id);
            assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        }
    }

    @Test
    void fitsIntoAUrlAsItIs() {
        assertThat(new Cursor(Instant.parse("2026-03-01T12:34:56.789Z"), "a:b.c").toString())
                .matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "abc", "%", "12345~a", "=="})
    void isReadFromNothingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.parse(text))
                .withMessage("is not a cursor that this server gave");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "1~", "~a", "x~a", "1~a b", "1~é", "1a", "99999999999999999999~a", "1~' OR 1=1"})
    void isReadFromNothingElseThatIsEncoded(String plain) {
        var text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(text));
    }
}

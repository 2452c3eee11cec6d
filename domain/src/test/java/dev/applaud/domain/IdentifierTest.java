package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.applaud.domain.audience.LivestreamId;
import dev.applaud.domain.comment.CommentId;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.ViewingId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentifierTest {
    private static final List<Function<String, Object>> KINDS =
            List.of(ContentId::new, CommentId::new, UserId::new, ViewingId::new, LivestreamId::new);

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "-", "_", ".", ":", "507f1f77bcf86cd799439011", "auth0:a.B-c_1"})
    void takesLettersDigitsAndFourOtherCharacters(String id) {
        assertThat(Identifier.checked(id)).isEqualTo(id);
        KINDS.forEach(kind -> assertThat(kind.apply(id)).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a\n", "é", "😀", "a|b", "<x>", "a\0", "а"})
    void refusesAllElse(String id) {
        KINDS.forEach(kind -> assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.apply(id))
                .withMessage("must be 1 to 64 characters out of A-Z a-z 0-9 _ - . :"));
    }

    @Test
    void takesNoMoreThan64Characters() {
        assertThat(Identifier.checked("x".repeat(64))).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> Identifier.checked("x".repeat(65)));
    }
}

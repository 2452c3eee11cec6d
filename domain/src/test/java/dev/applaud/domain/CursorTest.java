package dev.applaud.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void aCursorSurvivesTheWayToTheClientAndBack() {
        var cursor = new Cursor(Instant.ofEpochMilli(1_762_857_000_123L), "video:1.2_3-4");
        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void aCursorNeedsNoEscapingInAnAddress() {
        assertThat(new Cursor(Instant.EPOCH, "a:b").toString()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "MTIz", "not a cursor", "MX4", "fn4", "OTk5OTk5OTk5OTk5OTk5OTk5OTl-eA"})
    void whatTheServerDidNotGiveIsNoCursor(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.parse(text))
                .withMessage("is not a cursor that this server gave");
    }
}

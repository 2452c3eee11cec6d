package dev.applaud.domain.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WatchProgressTest {
    @Test
    void goesOn() {
        assertThat(progress(1, false, 10).updatedBy(progress(2, false, 20))).isEqualTo(progress(2, false, 20));
    }

    @Test
    void neverMovesBack() {
        assertThat(progress(5, false, 10).updatedBy(progress(3, false, 20))).isEqualTo(progress(5, false, 20));
    }

    @Test
    void staysCompleted() {
        assertThat(progress(5, true, 10).updatedBy(progress(6, false, 20))).isEqualTo(progress(6, true, 20));
        assertThat(progress(5, false, 10).updatedBy(progress(5, true, 20))).isEqualTo(progress(5, true, 20));
    }

    @Test
    void isLevelWithWhatIsOnlyLater() {
        assertThat(progress(5, true, 10).isLevelWith(progress(5, true, 20))).isTrue();
        assertThat(progress(5, true, 10).isLevelWith(progress(6, true, 10))).isFalse();
        assertThat(progress(5, true, 10).isLevelWith(progress(5, false, 10))).isFalse();
    }

    private static WatchProgress progress(long millis, boolean completed, long at) {
        return new WatchProgress(
                new ViewingId("w1"),
                new ContentId("v1"),
                new UserId("ann"),
                new WatchTime(millis),
                completed,
                Instant.ofEpochMilli(at));
    }
}

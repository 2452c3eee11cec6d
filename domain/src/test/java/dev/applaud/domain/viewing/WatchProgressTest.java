package dev.applaud.domain.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchProgressTest {
    @Test
    void timeGoesOn() {
        assertThat(report(10, false).updatedBy(report(20, false))).isEqualTo(report(20, false));
    }

    @Test
    void timeNeverMovesBack() {
        assertThat(report(20, false).updatedBy(report(10, false))).isEqualTo(report(20, false));
    }

    @Test
    void completedStaysCompleted() {
        assertThat(report(20, true).updatedBy(report(21, false))).isEqualTo(report(21, true));
    }

    private static WatchProgress report(int seconds, boolean completed) {
        return new WatchProgress(
                new ViewingId("v"),
                new ContentId("123"),
                new UserId("u"),
                WatchTime.ofSeconds(seconds),
                completed,
                Instant.EPOCH);
    }
}

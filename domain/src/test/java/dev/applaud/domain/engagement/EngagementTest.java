package dev.applaud.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EngagementTest {
    @Test
    void takesANewVersionWithEveryTally() {
        assertThat(Engagement.NONE.withLikes(1)).isEqualTo(new Engagement(1, 0, 0, 0, 1, 0));
        assertThat(Engagement.NONE.withViews(1)).isEqualTo(new Engagement(0, 0, 1, 0, 1, 0));
        assertThat(Engagement.NONE.withShares(1)).isEqualTo(new Engagement(0, 0, 0, 1, 1, 0));
    }

    @Test
    void takesTheNextNumberOfTheLogWithComments() {
        assertThat(Engagement.NONE.withComments(1).withComments(0)).isEqualTo(new Engagement(0, 0, 0, 0, 2, 2));
    }

    @Test
    void aLikeIsOnOrOff() {
        assertThat(Liking.ON.from(false)).isTrue();
        assertThat(Liking.ON.from(true)).isTrue();
        assertThat(Liking.OFF.from(true)).isFalse();
        assertThat(Liking.OFF.from(false)).isFalse();
        assertThat(Liking.TOGGLE.from(true)).isFalse();
        assertThat(Liking.TOGGLE.from(false)).isTrue();
    }
}

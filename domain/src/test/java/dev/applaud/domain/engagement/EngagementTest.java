package dev.applaud.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngagementTest {
    @Test
    void everyChangeOfATallyRaisesTheVersion() {
        var changed = Engagement.NONE.withLikes(1).withViews(2).withShares(3).withComments(4);
        assertThat(changed).isEqualTo(new Engagement(1, 4, 2, 3, 4, 1));
    }

    @Test
    void onlyCommentsTakeANumberOfTheCommentLog() {
        assertThat(Engagement.NONE.withLikes(1).withViews(1).withShares(1).seq())
                .isZero();
        assertThat(Engagement.NONE.withComments(1).withComments(0).seq()).isEqualTo(2);
    }
}

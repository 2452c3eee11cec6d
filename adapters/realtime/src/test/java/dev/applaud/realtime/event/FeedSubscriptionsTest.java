package dev.applaud.realtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.people.UserId;
import org.junit.jupiter.api.Test;

class FeedSubscriptionsTest {
    private static final UserId ADA = new UserId("ada");

    private final FeedSubscriptions subscriptions = new FeedSubscriptions();

    @Test
    void aUserIsSubscribedUntilTheLastOfTheirConnectionsEndsIt() {
        subscriptions.add(ADA);
        subscriptions.add(ADA);
        subscriptions.remove(ADA);
        assertThat(subscriptions.users()).containsExactly(ADA);
        subscriptions.remove(ADA);
        assertThat(subscriptions.users()).isEmpty();
    }

    @Test
    void whoNeverSubscribedIsNotMissed() {
        subscriptions.remove(ADA);
        assertThat(subscriptions.users()).isEmpty();
    }
}

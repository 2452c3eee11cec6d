package dev.applaud.realtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.content.ContentId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchingTest {
    private static final ContentId A = new ContentId("a");
    private static final ContentId B = new ContentId("b");

    private final AtomicInteger made = new AtomicInteger();
    private final Watching watching = new Watching(() -> "viewing" + made.incrementAndGet());

    @Test
    void theLastIsTheOneJoinedLast() {
        watching.join(A);
        watching.join(B);
        assertThat(watching.last()).contains(B);
    }

    @Test
    void joiningAgainMakesItTheLast() {
        watching.join(A);
        watching.join(B);
        watching.join(A);
        assertThat(watching.last()).contains(A);
        assertThat(watching.count()).isEqualTo(2);
    }

    @Test
    void leavingTheLastBringsBackTheOneBefore() {
        watching.join(A);
        watching.join(B);
        watching.leave(B);
        assertThat(watching.last()).contains(A);
    }

    @Test
    void aViewingLastsUntilTheVideoIsLeft() {
        watching.join(A);
        var viewing = watching.viewing(A);
        assertThat(watching.viewing(A)).isEqualTo(viewing);
        watching.leave(A);
        assertThat(watching.viewing(A)).isNotEqualTo(viewing);
    }

    @Test
    void joiningAgainBeginsANewViewing() {
        watching.join(A);
        var viewing = watching.viewing(A);
        watching.join(A);
        assertThat(watching.viewing(A)).isNotEqualTo(viewing);
    }

    @Test
    void aVideoThatWasNotJoinedHasAViewingToo() {
        var viewing = watching.viewing(A);
        assertThat(watching.viewing(A)).isEqualTo(viewing);
        assertThat(watching.contains(A)).isFalse();
        watching.leave(A);
        assertThat(watching.viewing(A)).isNotEqualTo(viewing);
    }

    @Test
    void theViewingReportedLongestAgoIsForgottenAfterAHundredOthers() {
        var a = watching.viewing(A);
        var b = watching.viewing(B);
        assertThat(watching.viewing(A)).isEqualTo(a);
        for (int i = 0; i < 99; i++) {
            var _ = watching.viewing(new ContentId("other" + i));
        }
        assertThat(watching.viewing(A)).isEqualTo(a);
        assertThat(watching.viewing(B)).isNotEqualTo(b);
    }
}

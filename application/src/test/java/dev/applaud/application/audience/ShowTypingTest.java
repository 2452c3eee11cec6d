package dev.applaud.application.audience;

import static dev.applaud.application.contract.Samples.NOW;
import static dev.applaud.application.contract.Samples.caller;
import static dev.applaud.application.contract.Samples.done;
import static dev.applaud.application.contract.Samples.newContentId;
import static dev.applaud.application.contract.Samples.refused;
import static dev.applaud.application.contract.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.application.Clock;
import dev.applaud.application.contract.Crowd;
import dev.applaud.application.fake.InMemoryStorage;
import dev.applaud.application.fake.RecordingBroadcast;
import dev.applaud.application.fake.SettableClock;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.audience.RoomEvent.UserTyping;
import dev.applaud.domain.content.ContentId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ShowTypingTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final RecordingBroadcast broadcast = new RecordingBroadcast();
    private final SettableClock clock = new SettableClock(NOW);
    private final ShowTyping show =
            new ShowTyping(storage.contents(), broadcast, new TypingThrottle(new Clock(clock)), new Clock(clock));
    private final ContentId id = stored(storage).id();

    @Test
    void showsThatSomebodyIsTyping() {
        assertThat(done(show.show(caller("ann"), id, false))).isTrue();
        assertThat(broadcast.events())
                .containsExactly(new UserTyping(id, caller("ann").profile(), NOW));
    }

    @Test
    void showsItOnceInTwoSeconds() {
        done(show.show(caller("ann"), id, false));
        clock.advance(Duration.ofMillis(1_999));

        assertThat(done(show.show(caller("ann"), id, false))).isFalse();
        assertThat(broadcast.events()).hasSize(1);
    }

    @Test
    void showsItAgainAfterTwoSeconds() {
        done(show.show(caller("ann"), id, false));
        clock.advance(Duration.ofSeconds(2));

        assertThat(done(show.show(caller("ann"), id, false))).isTrue();
        assertThat(broadcast.events()).hasSize(2);
    }

    @Test
    void isNotPutOffByTypingThatWasNotShown() {
        done(show.show(caller("ann"), id, false));
        clock.advance(Duration.ofMillis(1_500));
        done(show.show(caller("ann"), id, false));
        clock.advance(Duration.ofMillis(500));

        assertThat(done(show.show(caller("ann"), id, false))).isTrue();
    }

    @Test
    void tellsUsersAndContentsApart() {
        done(show.show(caller("ann"), id, false));

        assertThat(done(show.show(caller("bob"), id, false))).isTrue();
        assertThat(done(show.show(caller("ann"), stored(storage).id(), false))).isTrue();
    }

    @Test
    void showsItOnceWhenAskedManyTimesAtOnce() {
        assertThat(Crowd.of(50, _ -> done(show.show(caller("ann"), id, false)))).containsOnlyOnce(true);
    }

    @Test
    void takesTheWordOfWhoeverWatches() {
        assertThat(done(show.show(caller("ann"), newContentId(), true))).isTrue();
    }

    @Test
    void refusesUnknownContentInSilence() {
        var unknown = newContentId();

        assertThat(refused(show.show(caller("ann"), unknown, false))).isEqualTo(new Refusal.ContentNotFound(unknown));
        assertThat(broadcast.events()).isEmpty();
    }
}

package dev.applaud.domain.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of rooms and of events.
final class RoomTest {
    @Test
    void roomsAreNamedAfterWhatTheyAreFor() {
        assertThat(Room.video(new ContentId("v1")).name()).isEqualTo("video_v1");
        assertThat(Room.user(new UserId("ann")).name()).isEqualTo("user_ann");
        assertThat(Room.feed(new UserId("ann")).name()).isEqualTo("feed_ann");
        assertThat(Room.livestream(new LivestreamId("l1")).name()).isEqualTo("livestream_l1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\0"})
    void neitherRoomsNorEventsHaveSuchNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Room(name));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventName(name));
    }

    @Test
    void namesAreBounded() {
        assertThat(new Room("x".repeat(128)).name()).hasSize(128);
        assertThat(new EventName("x".repeat(128)).value()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> new Room("x".repeat(129)));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventName("x".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"})
    void noEventHasANameOfSocketIosOwn(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventName(name));
    }
}

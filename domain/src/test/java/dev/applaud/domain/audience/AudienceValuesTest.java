package dev.applaud.domain.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceValuesTest {
    @Test
    void roomsAreNamedAsClientsKnowThem() {
        assertThat(Room.video(new ContentId("123")).name()).isEqualTo("video_123");
        assertThat(Room.user(new UserId("u")).name()).isEqualTo("user_u");
        assertThat(Room.feed(new UserId("u")).name()).isEqualTo("feed_u");
        assertThat(Room.livestream(new LivestreamId("l")).name()).isEqualTo("livestream_l");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\u0000"})
    void aRoomHasAReadableName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Room(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "", "a\u0000"})
    void socketIosOwnEventNamesAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventName(name));
    }
}

package dev.applaud.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final RedisServer ASKED = new RedisServer("redis.example.org", 7_000, "ann", "secret", false);

    /// Of `CLUSTER SLOTS`.
    private static List<?> run(long first, long last, @Nullable String host, long port) {
        var server = Arrays.asList(host == null ? null : host.getBytes(UTF_8), port, "id".getBytes(UTF_8));
        return List.of(first, last, server);
    }

    private static RedisServer of(Slots slots, String name) {
        return slots.of(name.getBytes(UTF_8));
    }

    @Test
    void eachSlotIsAtItsServer() {
        var slots = Slots.read(
                List.of(run(0, 5_000, "10.0.0.1", 1), run(5_001, 12_000, "10.0.0.2", 2), run(12_001, 16_383, "h", 3)),
                ASKED);
        assertThat(of(slots, "bar")).isEqualTo(ASKED.elsewhere("10.0.0.2", 2)); // slot 5061
        assertThat(of(slots, "foo")).isEqualTo(ASKED.elsewhere("h", 3)); // slot 12182
        assertThat(of(slots, "any {bar} of these")).isEqualTo(ASKED.elsewhere("10.0.0.2", 2));
        assertThat(slots.of(null)).isEqualTo(ASKED.elsewhere("10.0.0.1", 1));
        assertThat(slots.servers()).hasSize(3);
    }

    @Test
    void aServerThatDoesNotKnowItsAddressIsTheOneThatWasAsked() {
        assertThat(of(Slots.read(List.of(run(0, 16_383, "", 7_000)), ASKED), "foo"))
                .isEqualTo(ASKED);
        assertThat(of(Slots.read(List.of(run(0, 16_383, null, 7_000)), ASKED), "foo"))
                .isEqualTo(ASKED);
    }

    @Test
    void slotsThatNobodyHasAreAskedForSomewhere() {
        assertThat(of(Slots.read(List.of(run(13_000, 16_383, "h", 3)), ASKED), "foo"))
                .isEqualTo(ASKED.elsewhere("h", 3));
        assertThat(of(Slots.read(List.of(), ASKED), "foo")).isEqualTo(ASKED);
    }
}

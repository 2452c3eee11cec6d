package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.domain.audience.EventName;
import dev.applaud.domain.audience.LivestreamId;
import dev.applaud.domain.audience.Room;
import dev.applaud.domain.audience.RoomEvent.Relayed;
import dev.applaud.realtime.live.Guest;
import dev.applaud.realtime.live.LiveServer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LivestreamTest {
    private static final Map<String, Object> NAMED = Map.of("livestreamId", "live_1");
    private static final Room ROOM = Room.livestream(new LivestreamId("live_1"));

    @AutoClose
    private final LiveServer server = new LiveServer();

    @AutoClose
    private final Guest ada = server.connect("ada");

    @Test
    void joiningIsConfirmed() {
        var joined =
                Map.<String, Object>of("livestreamId", "live_1", "viewers", 1, "timestamp", "2026-03-01T12:34:56.789Z");
        assertThat(ada.asks("livestream:join", NAMED)).isEqualTo(Map.of("success", true, "data", joined));
        assertThat(ada.hears("livestream:joined")).isEqualTo(joined);
    }

    @Test
    void whoJoinedHearsWhatOtherBackEndsSendThere() {
        ada.asks("livestream:join", NAMED);
        server.broadcast().publish(new Relayed(ROOM, new EventName("livestream:gift"), Map.of("gift", "rose")));
        assertThat(ada.hears("livestream:gift")).containsEntry("gift", "rose");
    }

    @Test
    void leavingIsConfirmed() {
        ada.asks("livestream:join", NAMED);
        var left = Map.<String, Object>of("livestreamId", "live_1", "timestamp", "2026-03-01T12:34:56.789Z");
        assertThat(ada.asks("livestream:leave", NAMED)).isEqualTo(Map.of("success", true, "data", left));
        assertThat(ada.hears("livestream:left")).isEqualTo(left);
        assertThat(server.audience().size(ROOM)).isZero();
    }

    @Test
    void leavingWhatWasNotJoinedIsHarmless() {
        assertThat(ada.asks("livestream:leave", NAMED)).containsEntry("success", true);
    }
}

package dev.applaud.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.socketio.cluster.BroadcastOptions;
import dev.applaud.socketio.cluster.RecoverableSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoverableSessionTest {
    private static RecoverableSession session(long first, long last, long leftAt) {
        return new RecoverableSession("id", "pid", Map.of(), Map.of("red", 20L), 10, first, last, leftAt);
    }

    @ParameterizedTest(name = "seen {0} of {1} to {2}, left at {3}: after {4}")
    @CsvSource({
        "-1, -1, -1, 50, 50", // was sent nothing
        "-1, 30, 30, 50, 29", // was sent something, and got nothing
        "-1, 30, 40, 50, 29",
        "5, 30, 40, 50, 29", // got nothing since it is there: the offset is of an earlier session
        "5, -1, -1, 50, 50",
        "30, 30, 40, 50, 30", // got a part
        "40, 30, 40, 50, 50", // got everything
        "60, 30, 60, 50, 60" // got something that was sent while it left
    })
    void missedIsWhatCameAfterWhatItHasSeen(long seen, long first, long last, long leftAt, long expected) {
        assertThat(session(first, last, leftAt).missedAfter(seen)).isEqualTo(expected);
    }

    private static boolean gets(long position, List<String> rooms, List<String> except) {
        var options = BroadcastOptions.EVERYBODY.to(rooms).except(except);
        return session(-1, -1, 50).gets(position, options);
    }

    @Test
    void packetsAreForWhoWasThereWhenTheyWereSent() {
        assertThat(gets(11, List.of(), List.of())).isTrue();
        assertThat(gets(10, List.of(), List.of())).isFalse();
        assertThat(gets(11, List.of("id"), List.of())).isTrue();
        assertThat(gets(21, List.of("red"), List.of())).isTrue();
        assertThat(gets(20, List.of("red"), List.of())).isFalse();
        assertThat(gets(11, List.of("red", "id"), List.of())).isTrue();
        assertThat(gets(21, List.of("blue"), List.of())).isFalse();
        assertThat(gets(21, List.of("blue", "red"), List.of())).isTrue();
    }

    @Test
    void packetsAreNotForThoseExcepted() {
        assertThat(gets(21, List.of("red"), List.of("id"))).isFalse();
        assertThat(gets(21, List.of(), List.of("red"))).isFalse();
        assertThat(gets(21, List.of("red"), List.of("blue"))).isTrue();
    }
}

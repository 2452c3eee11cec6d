package dev.applaud.socketio.admin;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.applaud.socketio.SocketIoMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final int SLOW_ENOUGH = 10;

    private final LinkedBlockingQueue<String> limits = new LinkedBlockingQueue<>();

    private final SocketIoMetrics metrics = new SocketIoMetrics() {
        @Override
        public void limitReached(String setting) {
            limits.add(setting);
        }
    };

    private Passwords passwords(int cost, String password) {
        return new Passwords(BCrypt.withDefaults().hashToString(cost, password.toCharArray()), metrics);
    }

    @Test
    void ofAPasswordSeventyTwoBytesCountAsInNode() {
        var passwords = passwords(4, "x".repeat(72));
        assertThat(passwords.isRight("x".repeat(71))).isFalse();
        assertThat(passwords.isRight("x".repeat(72))).isTrue();
        assertThat(passwords.isRight("x".repeat(100))).isTrue();
    }

    @Test
    void aPasswordMayHoldAnyText() {
        assertThat(passwords(4, "émile 漢").isRight("émile 漢")).isTrue();
        assertThat(passwords(4, "émile 漢").isRight("emile 漢")).isFalse();
        assertThat(passwords(4, "x").isRight("")).isFalse();
        assertThat(passwords(4, "x").isRight("x\u0000")).isFalse();
    }

    @Test
    void whoComesWhenTooManyWaitIsTurnedAway() throws Exception {
        var passwords = passwords(SLOW_ENOUGH, "right");
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tries.add(() -> passwords.isRight("right"));
        }
        int right = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tries)) {
                right += answer.get() ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(9).isLessThan(100);
        assertThat(limits).hasSize(100 - right).containsOnly("admin.maxLogins");
        assertThat(passwords.isRight("right")).isTrue();
    }
}

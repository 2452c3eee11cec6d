package dev.applaud.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TimerThreadTest {
    private static final Duration SOON = Duration.ofMillis(30);

    @AutoClose
    private final TimerThread timer = new TimerThread();

    @Test
    void aTaskRunsAfterItsDelayOnTheOneThread() throws Exception {
        long start = System.nanoTime();
        var ran = new CompletableFuture<String>();
        timer.after(SOON, () -> ran.complete(Thread.currentThread().getName()));
        assertThat(ran.get(20, TimeUnit.SECONDS)).isEqualTo("timer");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SOON.toNanos());
    }

    @Test
    void aCancelledTaskDoesNotRun() throws Exception {
        var ran = new AtomicBoolean();
        var later = new CompletableFuture<Boolean>();
        timer.after(SOON, () -> ran.set(true)).run();
        timer.after(SOON.plusMillis(1), () -> later.complete(true));
        assertThat(later.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).isFalse();
    }
}

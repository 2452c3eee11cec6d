package dev.applaud.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private static final long TICK_MILLIS = 5;

    private final AtomicLong now = new AtomicLong();
    private final TimerWheel wheel = new TimerWheel(now::get);
    private final List<String> fired = new ArrayList<>();

    private Timeout timeout(String name) {
        return new Timeout(() -> fired.add(name));
    }

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        wheel.advance();
    }

    @Test
    void firesOnceAndNotLate() {
        wheel.schedule(timeout("a"), 100);
        pass(100 - TICK_MILLIS);
        assertThat(fired).isEmpty();
        pass(TICK_MILLIS);
        assertThat(fired).containsExactly("a");
        pass(1_000_000);
        assertThat(fired).containsExactly("a");
    }

    @Test
    void holdsTimesFarBeyondOneTurn() {
        wheel.schedule(timeout("hour"), 3_600_000);
        for (int i = 0; i < 3_599; i++) {
            pass(1_000);
        }
        assertThat(fired).isEmpty();
        pass(1_000);
        assertThat(fired).containsExactly("hour");
    }

    @Test
    void schedulingAgainReplacesTheFormerTime() {
        var timeout = timeout("a");
        wheel.schedule(timeout, 100);
        pass(50);
        wheel.schedule(timeout, 100);
        pass(60);
        assertThat(fired).isEmpty();
        pass(40);
        assertThat(fired).containsExactly("a");
        assertThat(wheel.size()).isZero();
    }

    @Test
    void aCancelledTimeoutDoesNotFire() {
        var timeout = timeout("a");
        wheel.schedule(timeout, 100);
        assertThat(wheel.cancel(timeout)).isTrue();
        assertThat(wheel.cancel(timeout)).isFalse();
        pass(200);
        assertThat(fired).isEmpty();
    }

    @Test
    void aTaskMayScheduleItselfAgain() {
        var again = new Timeout[1];
        again[0] = new Timeout(() -> {
            fired.add("again");
            wheel.schedule(again[0], 10);
        });
        wheel.schedule(again[0], 10);
        for (int i = 0; i < 3; i++) {
            pass(10);
        }
        assertThat(fired).hasSize(3);
    }

    @Test
    void aFailingTaskDoesNotHarmTheOthers() {
        wheel.schedule(
                new Timeout(() -> {
                    throw new IllegalStateException("on purpose");
                }),
                10);
        wheel.schedule(timeout("a"), 10);
        pass(10);
        assertThat(fired).containsExactly("a");
    }

    @Test
    void anErrorOfATaskDoesNotHarmTheOthers() {
        wheel.schedule(
                new Timeout(() -> {
                    throw new AssertionError("on purpose");
                }),
                10);
        wheel.schedule(timeout("a"), 20);
        pass(10);
        pass(10);
        assertThat(fired).containsExactly("a");
    }

    @Test
    void whatBecameDueDuringALongStopFiresInTheOrderOfItsTimes() {
        wheel.schedule(timeout("long"), 30_000);
        wheel.schedule(timeout("short"), 8_000);
        pass(60_000);
        assertThat(fired).containsExactly("short", "long");
    }

    @Test
    void manyTimeoutsEachFireWithinATickBeforeTheirTime() {
        var random = new Random(7);
        var errors = new ArrayList<Long>();
        for (int i = 0; i < 10_000; i++) {
            long due = random.nextLong(1, 60_000);
            wheel.schedule(new Timeout(() -> errors.add(due - TimeUnit.NANOSECONDS.toMillis(now.get()))), due);
        }
        for (int i = 0; i < 60_000; i++) {
            pass(1);
        }
        assertThat(errors).hasSize(10_000).allSatisfy(error -> assertThat(error).isBetween(0L, TICK_MILLIS));
    }

    @Test
    void timeoutsWithSlackFireTogetherAndNeverLate() {
        var times = new TreeSet<Long>();
        for (long due = 10_000; due < 11_000; due++) {
            long latest = due;
            wheel.schedule(
                    new Timeout(() -> {
                        long millis = TimeUnit.NANOSECONDS.toMillis(now.get());
                        assertThat(millis).isBetween(latest - 200 - TICK_MILLIS, latest);
                        times.add(millis);
                        fired.add("one");
                    }),
                    due,
                    200);
        }
        for (int i = 0; i < 11_000; i++) {
            pass(1);
        }
        assertThat(fired).hasSize(1_000);
        assertThat(times).hasSizeBetween(5, 7);
    }

    @Test
    void itsThreadWakesUpForATimeThatIsSetWhileItSleeps() throws InterruptedException {
        var real = new TimerWheel(System::nanoTime);
        real.start();
        var done = new CountDownLatch(1);
        real.schedule(new Timeout(() -> {}), 60_000);
        real.schedule(new Timeout(done::countDown), 20);
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        real.stop();
    }
}

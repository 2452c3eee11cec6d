package dev.applaud.bootstrap.sides;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Makes ids that rise with time, strictly so within one process: 48 bits of milliseconds and 16 of a count, then 64
/// random bits against other processes. 26 characters out of `0-9a-v`, whose order is the ids' order. Any thread.
public final class TimeOrderedIds implements Supplier<String> {
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int DIGIT_BITS = 5;
    private static final int DIGITS_OF_A_LONG = 13;
    private static final int COUNT_BITS = 16;

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String get() {
        long now = clock.millis() << COUNT_BITS;
        long moment = last.updateAndGet(before -> Math.max(before + 1, now));
        var id = new StringBuilder(2 * DIGITS_OF_A_LONG);
        append(moment, id);
        append(ThreadLocalRandom.current().nextLong(), id);
        return id.toString();
    }

    private static void append(long bits, StringBuilder id) {
        for (int shift = (DIGITS_OF_A_LONG - 1) * DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            id.append(DIGITS.charAt((int) (bits >>> shift) & (DIGITS.length() - 1)));
        }
    }
}

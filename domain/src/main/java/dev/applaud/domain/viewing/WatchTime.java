package dev.applaud.domain.viewing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How long somebody has watched, in milliseconds: 0 to 24 hours.
public record WatchTime(long millis) implements Comparable<WatchTime> {
    private static final long MAX_SECONDS = 86_400;

    public static final WatchTime MAX = new WatchTime(MAX_SECONDS * 1000);

    public WatchTime {
        if (millis < 0 || millis > MAX_SECONDS * 1000) {
            throw new IllegalArgumentException("must be 0 to 86400 seconds");
        }
    }

    /// @throws IllegalArgumentException outside of 0 to 86,400; finer than a millisecond is rounded down
    public static WatchTime ofSeconds(Number seconds) {
        double rough = seconds.doubleValue();
        if (!(rough >= 0 && rough <= MAX_SECONDS)) {
            throw new IllegalArgumentException("must be 0 to 86400 seconds");
        }
        var millis = new BigDecimal(seconds.toString()).movePointRight(3).setScale(0, RoundingMode.DOWN);
        return new WatchTime(millis.longValueExact());
    }

    public double seconds() {
        return millis / 1000.0;
    }

    @Override
    public int compareTo(WatchTime other) {
        return Long.compare(millis, other.millis);
    }
}

package dev.applaud.domain.viewing;

/// A mark on the scale on which retention is counted: each second for about two minutes, then 64 marks from each power
/// of two to the next. So a day has 725 of them, and none is more than 1.6 % below the time that counts for it.
///
/// @param number from 0
public record Mark(int number) {
    /// How many there are.
    public static final int COUNT = of(WatchTime.MAX).number() + 1;

    private static final int STEPS = 64;

    public Mark {
        if (number < 0) {
            throw new IllegalArgumentException("must not be negative");
        }
    }

    /// The last one that was reached in this time.
    public static Mark of(WatchTime time) {
        int second = (int) (time.millis() / 1000);
        int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(second / (2 * STEPS));
        return new Mark(STEPS * doublings + (second >> doublings));
    }

    public int second() {
        int doublings = Math.max(0, number / STEPS - 1);
        return (number - STEPS * doublings) << doublings;
    }
}

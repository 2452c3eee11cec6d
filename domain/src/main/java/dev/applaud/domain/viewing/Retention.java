package dev.applaud.domain.viewing;

import dev.applaud.domain.viewing.WatchStatistics.SecondCount;
import java.util.ArrayList;
import java.util.List;

/// The share of viewings that were still on at each moment, from 1 at the start downwards: at most 101 points,
/// evenly apart. Whoever watches a loop goes on; whoever comes back is a viewing more.
public record Retention(List<Point> points) {
    private static final int STEPS = 100;

    /// @param share of all viewings, 0 to 1, that reached the second
    public record Point(int second, double share) {}

    public Retention {
        points = List.copyOf(points);
    }

    /// @param reached in ascending order of seconds
    static Retention of(List<SecondCount> reached) {
        long all = reached.stream().mapToLong(SecondCount::viewings).sum();
        if (all == 0) {
            return new Retention(List.of());
        }
        int last = reached.getLast().second();
        int step = Math.max(1, Math.ceilDiv(last, STEPS));
        var points = new ArrayList<Point>();
        long gone = 0;
        int next = 0;
        for (int second = 0; second <= last; second += step) {
            while (reached.get(next).second() < second) {
                gone += reached.get(next++).viewings();
            }
            points.add(new Point(second, (double) (all - gone) / all));
        }
        return new Retention(points);
    }
}

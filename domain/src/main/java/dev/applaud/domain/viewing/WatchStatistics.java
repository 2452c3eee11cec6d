package dev.applaud.domain.viewing;

import java.util.List;

/// What all viewings of one content add up to.
///
/// @param viewings how many viewings reported progress
/// @param uniqueViewers how many different users they belong to
/// @param watchedMillis their watch times added up
/// @param completed how many were watched to the end
/// @param secondsReached how many viewings ended at each {@link Mark}, in ascending order
/// @param qualities how often each quality was reported ({@link Quality#among}), most frequent first
public record WatchStatistics(
        long viewings,
        long uniqueViewers,
        long watchedMillis,
        long completed,
        List<SecondCount> secondsReached,
        List<QualityCount> qualities) {

    /// How many viewings got as far as this mark and no further.
    public record SecondCount(int second, long viewings) {}

    /// How often a quality was reported, and how often of these with the player buffering.
    public record QualityCount(Quality quality, long changes, long buffering) {
        public QualityCount withOneMore(boolean isBuffering) {
            return new QualityCount(quality, changes + 1, buffering + (isBuffering ? 1 : 0));
        }
    }

    public WatchStatistics {
        secondsReached = List.copyOf(secondsReached);
        qualities = List.copyOf(qualities);
    }

    public double watchedSeconds() {
        return watchedMillis / 1000.0;
    }

    public double meanWatchedSeconds() {
        return ratio(watchedMillis, viewings) / 1000;
    }

    public double completionRate() {
        return ratio(completed, viewings);
    }

    public Retention retention() {
        return Retention.of(secondsReached);
    }

    public double shareOf(QualityCount quality) {
        return ratio(quality.changes(), qualityChanges());
    }

    public double bufferingShare() {
        return ratio(qualities.stream().mapToLong(QualityCount::buffering).sum(), qualityChanges());
    }

    private long qualityChanges() {
        return qualities.stream().mapToLong(QualityCount::changes).sum();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}

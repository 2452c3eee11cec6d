package dev.applaud.rest.resource;

import dev.applaud.application.viewing.Analytics;
import dev.applaud.domain.viewing.Retention;
import dev.applaud.domain.viewing.WatchStatistics;
import java.util.List;

/// How a content is watched, in answers. Times are in seconds, shares from 0 to 1.
record AnalyticsJson(
        String contentId,
        long views,
        long viewings,
        long uniqueViewers,
        WatchTimes watchTime,
        double completionRate,
        List<Retention.Point> retention,
        List<QualityShare> qualities,
        double bufferingShare) {

    record WatchTimes(double sum, double mean) {}

    record QualityShare(String quality, double share) {}

    static AnalyticsJson of(Analytics analytics) {
        var watching = analytics.watching();
        return new AnalyticsJson(
                analytics.contentId().value(),
                analytics.engagement().views(),
                watching.viewings(),
                watching.uniqueViewers(),
                new WatchTimes(watching.watchedSeconds(), watching.meanWatchedSeconds()),
                watching.completionRate(),
                watching.retention().points(),
                qualities(watching),
                watching.bufferingShare());
    }

    private static List<QualityShare> qualities(WatchStatistics watching) {
        return watching.qualities().stream()
                .map(it -> new QualityShare(it.quality().value(), watching.shareOf(it)))
                .toList();
    }
}

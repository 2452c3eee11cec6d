package dev.applaud.domain.viewing;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import java.time.Instant;

/// How far one viewing of a content has come.
public record WatchProgress(
        ViewingId viewing, ContentId contentId, UserId viewer, WatchTime watchTime, boolean completed, Instant at) {

    /// Whether neither has anything that the other lacks.
    public boolean isLevelWith(WatchProgress other) {
        return watchTime.equals(other.watchTime) && completed == other.completed;
    }

    /// This progress after a further report of the same viewing: time never moves back, completed stays completed.
    public WatchProgress updatedBy(WatchProgress report) {
        var furthest = report.watchTime.compareTo(watchTime) > 0 ? report.watchTime : watchTime;
        return new WatchProgress(viewing, contentId, viewer, furthest, completed || report.completed, report.at);
    }
}

package dev.applaud.domain.viewing;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;

/// All viewings. Every method refuses when there is no such content.
public interface Viewings {
    /// Keeps a report ({@link WatchProgress#updatedBy}).
    ///
    /// @return the viewing's progress as it is now
    Outcome<WatchProgress> track(WatchProgress report);

    Outcome<QualityChange> track(QualityChange change);

    Outcome<WatchStatistics> statistics(ContentId id);
}

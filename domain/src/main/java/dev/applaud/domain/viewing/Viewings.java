package dev.applaud.domain.viewing;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.content.ContentId;

/// All viewings, each of one content. Every method refuses when there is no such content. What was tracked is durable;
/// tracking it again changes nothing.
public interface Viewings {
    /// Keeps a report ({@link WatchProgress#updatedBy}).
    ///
    /// @return the viewing's progress as it is now
    Outcome<WatchProgress> track(WatchProgress report);

    /// Counts it, unless it is the state that this viewing reported last.
    ///
    /// @return the change
    Outcome<QualityChange> track(QualityChange change);

    /// Costs the same however many there are.
    Outcome<WatchStatistics> statistics(ContentId id);
}

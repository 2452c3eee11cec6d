package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.Viewings;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchStatistics;
import org.jdbi.v3.core.Handle;

/// All viewings. A report shares its transaction with whatever else happens to its content at the same time.
public final class JdbiViewings implements Viewings {
    private final Transactions transactions;
    private final GroupCommit groups;

    JdbiViewings(Transactions transactions, GroupCommit groups) {
        this.transactions = transactions;
        this.groups = groups;
    }

    @Override
    public Outcome<WatchProgress> track(WatchProgress report) {
        return groups.commit(report.contentId(), new ContentChange.Progress(report), Attempt.unkeyed());
    }

    @Override
    public Outcome<QualityChange> track(QualityChange change) {
        return groups.commit(change.contentId(), new ContentChange.Playback(change), Attempt.unkeyed());
    }

    @Override
    public Outcome<WatchStatistics> statistics(ContentId id) {
        return transactions.readSnapshot(handle -> Tallies.read(handle, id)
                .map(_ -> Outcome.done(statistics(handle, id)))
                .orElseGet(() -> Outcome.refused(new Refusal.ContentNotFound(id))));
    }

    private static WatchStatistics statistics(Handle handle, ContentId id) {
        return WatchTotals.read(handle, id)
                .orElseGet(() -> EarlierViewings.totals(handle, id))
                .statistics(QualityRows.counts(handle, id));
    }
}

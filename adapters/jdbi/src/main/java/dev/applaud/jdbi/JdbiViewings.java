package dev.applaud.jdbi;

import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.people.UserId;
import dev.applaud.domain.viewing.Quality;
import dev.applaud.domain.viewing.QualityChange;
import dev.applaud.domain.viewing.ViewingId;
import dev.applaud.domain.viewing.Viewings;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchStatistics;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import dev.applaud.domain.viewing.WatchStatistics.SecondCount;
import dev.applaud.domain.viewing.WatchTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// All viewings. Reports lock no content: they would stand in the way of likes.
public final class JdbiViewings implements Viewings {
    private final Transactions transactions;

    public JdbiViewings(Jdbi jdbi) {
        this.transactions = new Transactions(jdbi);
    }

    @Override
    public Outcome<WatchProgress> track(WatchProgress report) {
        return transactions.write(handle -> onExisting(handle, report.contentId(), () -> {
            keep(handle, report);
            return find(handle, report.viewing());
        }));
    }

    private static void keep(Handle handle, WatchProgress report) {
        handle.execute(
                """
                INSERT INTO viewing (id, content_id, viewer_id, watched_millis, completed, reported_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE watched_millis = GREATEST(watched_millis, VALUES(watched_millis)),
                                        completed = GREATEST(completed, VALUES(completed)),
                                        reported_at = VALUES(reported_at)""",
                report.viewing().value(),
                report.contentId().value(),
                report.viewer().value(),
                report.watchTime().millis(),
                report.completed(),
                report.at().toEpochMilli());
    }

    /// Locking, so that at any isolation level it reads what the row holds now.
    private static WatchProgress find(Handle handle, ViewingId id) {
        return handle.select("SELECT * FROM viewing WHERE id = ? FOR UPDATE", id.value())
                .map((row, _) -> progress(row))
                .one();
    }

    private static WatchProgress progress(ResultSet row) throws SQLException {
        return new WatchProgress(
                new ViewingId(row.getString("id")),
                new ContentId(row.getString("content_id")),
                new UserId(row.getString("viewer_id")),
                new WatchTime(row.getLong("watched_millis")),
                row.getBoolean("completed"),
                Instant.ofEpochMilli(row.getLong("reported_at")));
    }

    @Override
    public Outcome<QualityChange> track(QualityChange change) {
        return transactions.write(handle -> onExisting(handle, change.contentId(), () -> {
            handle.execute("""
                    INSERT INTO quality_count (content_id, quality, changes, buffering) VALUES (?, ?, 1, ?)
                    ON DUPLICATE KEY UPDATE changes = changes + 1, buffering = buffering + VALUES(buffering)""", change.contentId().value(), change.quality().value(), change.buffering() ? 1 : 0);
            return change;
        }));
    }

    @Override
    public Outcome<WatchStatistics> statistics(ContentId id) {
        return transactions.read(handle -> onExisting(handle, id, () -> statistics(handle, id)));
    }

    private record Second(int second, long viewings, long watchedMillis, long completed) {
        SecondCount count() {
            return new SecondCount(second, viewings);
        }
    }

    private static WatchStatistics statistics(Handle handle, ContentId id) {
        var seconds = seconds(handle, id);
        return new WatchStatistics(
                seconds.stream().mapToLong(Second::viewings).sum(),
                uniqueViewers(handle, id),
                seconds.stream().mapToLong(Second::watchedMillis).sum(),
                seconds.stream().mapToLong(Second::completed).sum(),
                seconds.stream().map(Second::count).toList(),
                qualities(handle, id));
    }

    private static List<Second> seconds(Handle handle, ContentId id) {
        return handle.select("""
                        SELECT FLOOR(watched_millis / 1000) AS reached, COUNT(*) AS viewings,
                               SUM(watched_millis) AS watched, COUNT(CASE WHEN completed THEN 1 END) AS completions
                        FROM viewing WHERE content_id = ? GROUP BY FLOOR(watched_millis / 1000) ORDER BY reached""", id.value())
                .map((row, _) -> new Second(
                        row.getInt("reached"),
                        row.getLong("viewings"),
                        row.getLong("watched"),
                        row.getLong("completions")))
                .list();
    }

    private static long uniqueViewers(Handle handle, ContentId id) {
        return handle.select("SELECT COUNT(DISTINCT viewer_id) FROM viewing WHERE content_id = ?", id.value())
                .mapTo(Long.class)
                .one();
    }

    private static List<QualityCount> qualities(Handle handle, ContentId id) {
        return handle.select("""
                        SELECT quality, changes, buffering FROM quality_count
                        WHERE content_id = ? ORDER BY changes DESC, quality""", id.value())
                .map((row, _) -> new QualityCount(
                        new Quality(row.getString("quality")), row.getLong("changes"), row.getLong("buffering")))
                .list();
    }

    private static <T> Outcome<T> onExisting(Handle handle, ContentId id, Supplier<T> work) {
        return Tallies.read(handle, id).isPresent()
                ? Outcome.done(work.get())
                : Outcome.refused(new Refusal.ContentNotFound(id));
    }
}

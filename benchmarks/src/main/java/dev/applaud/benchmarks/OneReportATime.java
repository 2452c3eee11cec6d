package dev.applaud.benchmarks;

import dev.applaud.domain.viewing.WatchProgress;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The baseline: a transaction for each report, as exact as in groups, but for retention, of which it keeps nothing. It
/// locks the content's row, looks at the viewing and its viewer, keeps both and what they add to the totals.
record OneReportATime(Jdbi jdbi) {
    void track(WatchProgress report) {
        jdbi.useTransaction(handle -> {
            lock(handle, report);
            var before = before(handle, report);
            keep(handle, report);
            int viewers = before.isPresent() ? 0 : addViewer(handle, report);
            addUp(handle, report, before, viewers);
        });
    }

    private static void lock(Handle handle, WatchProgress report) {
        handle.select(
                        "SELECT version FROM content WHERE id = ? AND removed = FALSE FOR UPDATE",
                        report.contentId().value())
                .mapTo(Long.class)
                .one();
    }

    private static Optional<Long> before(Handle handle, WatchProgress report) {
        return handle.select(
                        "SELECT watched_millis FROM viewing WHERE id = ?",
                        report.viewing().value())
                .mapTo(Long.class)
                .findOne();
    }

    private static void keep(Handle handle, WatchProgress report) {
        handle.execute(
                """
                INSERT INTO viewing (id, content_id, viewer_id, watched_millis, completed, reported_at)
                VALUES (?, ?, ?, ?, FALSE, ?)
                ON DUPLICATE KEY UPDATE watched_millis = VALUES(watched_millis), reported_at = VALUES(reported_at)""",
                report.viewing().value(),
                report.contentId().value(),
                report.viewer().value(),
                report.watchTime().millis(),
                report.at().toEpochMilli());
    }

    private static int addViewer(Handle handle, WatchProgress report) {
        return handle.execute(
                "INSERT IGNORE INTO content_viewer (content_id, viewer_id) VALUES (?, ?)",
                report.contentId().value(),
                report.viewer().value());
    }

    private static void addUp(Handle handle, WatchProgress report, Optional<Long> before, int viewers) {
        handle.execute(
                """
                INSERT INTO watching (content_id, viewings, viewers, watched_millis, completed, reached_marks)
                VALUES (?, ?, ?, ?, 0, '')
                ON DUPLICATE KEY UPDATE viewings = viewings + VALUES(viewings), viewers = viewers + VALUES(viewers),
                                        watched_millis = watched_millis + VALUES(watched_millis)""",
                report.contentId().value(),
                before.isPresent() ? 0 : 1,
                viewers,
                report.watchTime().millis() - before.orElse(0L));
    }
}

package dev.applaud.jdbi;

import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.viewing.Mark;
import dev.applaud.domain.viewing.WatchProgress;
import dev.applaud.domain.viewing.WatchStatistics;
import dev.applaud.domain.viewing.WatchStatistics.QualityCount;
import dev.applaud.domain.viewing.WatchStatistics.SecondCount;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// What the viewings of one content add up to: one row of at most 6 KB, changed as reports come. For one thread, which
/// has locked the content if it changes them.
final class WatchTotals {
    private long viewings;
    private long viewers;
    private long watchedMillis;
    private long completed;

    /// How many ended at each mark; no longer than was needed so far.
    private long[] reached = {};

    /// Empty until the first report comes.
    static Optional<WatchTotals> read(Handle handle, ContentId id) {
        return handle.select("SELECT * FROM watching WHERE content_id = ?", id.value())
                .map((row, _) -> from(row))
                .findOne();
    }

    private static WatchTotals from(ResultSet row) throws SQLException {
        var totals = new WatchTotals();
        totals.viewings = row.getLong("viewings");
        totals.viewers = row.getLong("viewers");
        totals.watchedMillis = row.getLong("watched_millis");
        totals.completed = row.getLong("completed");
        totals.reached = longs(row.getBytes("reached_marks"));
        return totals;
    }

    private static long[] longs(byte[] bytes) {
        var longs = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(longs);
        return longs;
    }

    void addViewers(long more) {
        viewers += more;
    }

    void add(WatchProgress progress) {
        count(progress, 1);
    }

    void take(WatchProgress progress) {
        count(progress, -1);
    }

    private void count(WatchProgress progress, int by) {
        var time = progress.watchTime();
        count(Mark.of(time), by, by * time.millis(), progress.completed() ? by : 0);
    }

    void count(Mark mark, long moreViewings, long moreMillis, long moreCompleted) {
        viewings += moreViewings;
        watchedMillis += moreMillis;
        completed += moreCompleted;
        reached = mark.number() < reached.length ? reached : Arrays.copyOf(reached, mark.number() + 1);
        reached[mark.number()] += moreViewings;
    }

    WatchStatistics statistics(List<QualityCount> qualities) {
        return new WatchStatistics(viewings, viewers, watchedMillis, completed, seconds(), qualities);
    }

    private List<SecondCount> seconds() {
        return IntStream.range(0, reached.length)
                .filter(it -> reached[it] > 0)
                .mapToObj(it -> new SecondCount(new Mark(it).second(), reached[it]))
                .toList();
    }

    void keep(Handle handle, ContentId id) {
        var bytes = ByteBuffer.allocate(reached.length * Long.BYTES);
        bytes.asLongBuffer().put(reached);
        handle.execute("""
                INSERT INTO watching (content_id, viewings, viewers, watched_millis, completed, reached_marks)
                VALUES (?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE viewings = VALUES(viewings), viewers = VALUES(viewers),
                                        watched_millis = VALUES(watched_millis), completed = VALUES(completed),
                                        reached_marks = VALUES(reached_marks)""", id.value(), viewings, viewers, watchedMillis, completed, bytes.array());
    }

    static void forget(Handle handle, ContentId id) {
        handle.execute("DELETE FROM watching WHERE content_id = ?", id.value());
    }
}

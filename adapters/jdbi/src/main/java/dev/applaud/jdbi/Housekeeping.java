package dev.applaud.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.ConnectionException;

/// Keeps the file of an embedded database small while it is written to: every commit makes it longer by a chunk, most
/// of which is soon out of date. Moves what still counts out of the emptiest chunks, a little at a time, and gives
/// their space to later ones. For one thread at a time, while nobody writes.
final class Housekeeping {
    /// How much of all chunks should count, in percent.
    private static final int FULLNESS = 50;

    /// How many bytes are moved at a time. More would free more than is needed, as most chunks are all but empty, and
    /// keep others waiting.
    private static final int STEP = 256 << 10;

    private final long periodNanos;
    private final long smallBytes;
    private long last = System.nanoTime();

    Housekeeping() {
        this(Duration.ofMillis(100), 128L << 20);
    }

    /// @param period the shortest time between two steps
    /// @param smallBytes below that, a file is left alone
    Housekeeping(Duration period, long smallBytes) {
        this.periodNanos = period.toNanos();
        this.smallBytes = smallBytes;
    }

    /// Does one step, if it is time. Nothing if another process has the file open.
    ///
    /// @throws ConnectionException if the file can't be written
    void keep(Connection connection) {
        if (System.nanoTime() - last < periodNanos) {
            return;
        }
        try {
            store(connection).ifPresent(this::keep);
        } catch (SQLException | DbException | MVStoreException e) {
            throw new ConnectionException(DbException.toSQLException(e));
        }
        last = System.nanoTime();
    }

    private static Optional<MVStore> store(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                ? Optional.of(session.getDatabase().getStore().getMvStore())
                : Optional.empty();
    }

    private void keep(MVStore store) {
        var file = store.getFileStore();
        if (file.size() < smallBytes || file.getChunksFillRate() >= FULLNESS) {
            return;
        }
        int retention = store.getRetentionTime();
        store.setRetentionTime(0);
        try {
            store.compact(FULLNESS, STEP);
            store.commit();
        } finally {
            store.setRetentionTime(retention);
        }
    }
}

package dev.applaud.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives out connections while the database is alive, and refuses at once while it is not: an outage costs each
/// caller nothing but the answer, in place of a long wait and a place in the pool. Feels every second whether the
/// database answers, and would write; the first callers after it stopped still wait for their statements' limits. Any
/// thread.
public final class DatabasePulse implements ConnectionFactory, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DatabasePulse.class);

    /// Finds nothing to delete, but is refused wherever writing is.
    private static final String WRITING_NOTHING = "DELETE FROM kept_answer WHERE request = ''";

    private final DataSource pool;
    private final DataSource own;
    private final Duration period;
    private final int patienceSeconds;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final RefusedWrites refusedWrites = new RefusedWrites(System::nanoTime);
    private volatile boolean alive = true;

    /// @param pool what to give connections from
    /// @param own where to feel the pulse: a connection that nobody else uses, as a busy pool is no dead database
    public DatabasePulse(DataSource pool, DataSource own, TimeLimits limits) {
        this(pool, own, limits, Duration.ofSeconds(1));
    }

    DatabasePulse(DataSource pool, DataSource own, TimeLimits limits, Duration period) {
        this.pool = pool;
        this.own = own;
        this.period = period;
        this.patienceSeconds = Math.toIntExact(limits.statement().toSeconds());
        Thread.ofVirtual().name("database-pulse").start(this::feel);
    }

    /// Whether the database answered when it was last asked.
    public boolean isAlive() {
        return alive;
    }

    /// Whether it would write. It is told here every second that it is read-only, but only whoever wants to store
    /// something finds out that there is no room.
    public RefusedWrites refusedWrites() {
        return refusedWrites;
    }

    @Override
    public Connection openConnection() throws SQLException {
        if (!alive) {
            throw new SQLTransientConnectionException("The database does not answer");
        }
        return pool.getConnection();
    }

    private void feel() {
        try {
            while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                beat();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try (var connection = own.getConnection()) {
            note(connection.isValid(patienceSeconds), "it did not answer in time");
            tryToWrite(connection);
        } catch (SQLException | RuntimeException e) {
            note(false, String.valueOf(e.getMessage()));
        }
    }

    /// Whoever can't write may still read.
    private void tryToWrite(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(WRITING_NOTHING);
        } catch (SQLException e) {
            refusedWrites.accept(e);
        }
    }

    private void note(boolean answered, String reason) {
        if (closed.getCount() == 0) {
            return;
        }
        if (alive && !answered) {
            log.warn(
                    "The database is out of reach: {}",
                    reason.lines().findFirst().orElse(""));
        } else if (answered && !alive) {
            log.info("The database is back");
        }
        alive = answered;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

package dev.applaud.bootstrap.sides;

import com.codahale.metrics.health.HealthCheck;
import dev.applaud.jdbi.RefusedWrites;
import io.dropwizard.db.TimeBoundHealthCheck;
import io.dropwizard.util.Duration;
import java.util.concurrent.ExecutorService;
import org.jdbi.v3.core.Jdbi;

/// Whether the database answers a query about our own tables in time, and takes writes.
final class DatabaseHealth extends HealthCheck {
    private static final Duration DEADLINE = Duration.seconds(2);

    private final Jdbi jdbi;
    private final RefusedWrites refusedWrites;
    private final TimeBoundHealthCheck clocked;

    DatabaseHealth(Jdbi jdbi, RefusedWrites refusedWrites, ExecutorService executor) {
        this.jdbi = jdbi;
        this.refusedWrites = refusedWrites;
        this.clocked = new TimeBoundHealthCheck(executor, DEADLINE);
    }

    @Override
    protected Result check() {
        return clocked.check(() -> {
            jdbi.useHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM DATABASECHANGELOG")
                    .mapTo(Long.class)
                    .one());
            return refusedWrites.reason().map(Result::unhealthy).orElseGet(Result::healthy);
        });
    }
}

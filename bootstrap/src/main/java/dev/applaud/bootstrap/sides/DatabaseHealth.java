package dev.applaud.bootstrap.sides;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.db.TimeBoundHealthCheck;
import io.dropwizard.util.Duration;
import java.util.concurrent.ExecutorService;
import org.jdbi.v3.core.Jdbi;

/// Whether the database answers a query about our own tables in time.
final class DatabaseHealth extends HealthCheck {
    private static final Duration DEADLINE = Duration.seconds(2);

    private final Jdbi jdbi;
    private final TimeBoundHealthCheck clocked;

    DatabaseHealth(Jdbi jdbi, ExecutorService executor) {
        this.jdbi = jdbi;
        this.clocked = new TimeBoundHealthCheck(executor, DEADLINE);
    }

    @Override
    protected Result check() {
        return clocked.check(() -> {
            jdbi.useHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM DATABASECHANGELOG")
                    .mapTo(Long.class)
                    .one());
            return Result.healthy();
        });
    }
}

package dev.applaud.bootstrap.metrics;

import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/// Measures how long statements take in the database.
public final class StatementTimer implements SqlLogger {
    private final Timer statements;
    private final Meter failures;

    public StatementTimer(MetricRegistry metrics) {
        this.statements = metrics.timer(
                "database.statements",
                () -> new Timer(LockFreeExponentiallyDecayingReservoir.builder().build()));
        this.failures = metrics.meter("database.failures");
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        statements.update(context.getElapsedTime(ChronoUnit.NANOS), TimeUnit.NANOSECONDS);
    }

    @Override
    public void logException(StatementContext context, SQLException e) {
        failures.mark();
    }
}

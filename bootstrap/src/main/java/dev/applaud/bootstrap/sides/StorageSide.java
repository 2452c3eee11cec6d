package dev.applaud.bootstrap.sides;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import dev.applaud.bootstrap.metrics.StatementTimer;
import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.jdbi.DatabasePulse;
import dev.applaud.jdbi.JdbiStorage;
import dev.applaud.jdbi.Migrations;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;

/// The side that keeps everything: the pool, the schema, the ports. Whoever opens it closes it.
public record StorageSide(
        ManagedDataSource pool, ManagedDataSource pulsePool, DatabasePulse pulse, Jdbi jdbi, JdbiStorage ports)
        implements AutoCloseable {

    /// Connects, and sees to the schema: the embedded database's is brought up to date, any other's must be.
    ///
    /// @throws Unusable if the database can't be reached, or its schema is old
    public static StorageSide open(ApplaudConfiguration settings, MetricRegistry metrics) {
        var pool = Databases.of(settings).build(metrics, "database");
        try {
            readySchema(pool, settings);
        } catch (SQLException e) {
            stop(pool);
            throw unreachable(settings, e);
        } catch (RuntimeException e) {
            stop(pool);
            throw e;
        }
        var pulsePool = Databases.forPulse(settings).build(new MetricRegistry(), "pulse");
        var pulse = new DatabasePulse(pool, pulsePool, settings.database().limits());
        metrics.registerGauge("database.reachable", (Gauge<Integer>) () -> pulse.isAlive() ? 1 : 0);
        metrics.registerGauge("database.writable", (Gauge<Integer>)
                () -> pulse.refusedWrites().reason().isEmpty() ? 1 : 0);
        var jdbi = Jdbi.create(pulse);
        jdbi.setSqlLogger(new StatementTimer(metrics));
        return new StorageSide(pool, pulsePool, pulse, jdbi, JdbiStorage.on(jdbi));
    }

    /// Lets the server close it, and watch it.
    public void install(Environment environment) {
        environment.lifecycle().manage(new AutoCloseableManager(this));
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        environment.lifecycle().manage(new AutoCloseableManager(executor));
        environment.healthChecks().register("database", new DatabaseHealth(jdbi, pulse.refusedWrites(), executor));
    }

    private static void readySchema(ManagedDataSource pool, ApplaudConfiguration settings) throws SQLException {
        if (new Migrations(pool).missing().isEmpty()) {
            return;
        }
        if (!settings.database().isEmbedded()) {
            throw new Unusable(
                    "The schema of the database at database.url (DATABASE_URL), %s, is not up to date: run ./applaud db migrate first."
                            .formatted(Databases.describe(settings)));
        }
        var unhurried = Databases.forSchema(settings).build(new MetricRegistry(), "schema");
        try {
            new Migrations(unhurried).apply();
        } finally {
            stop(unhurried);
        }
    }

    private static Unusable unreachable(ApplaudConfiguration settings, SQLException e) {
        var setting = settings.database().isEmbedded() ? "dataDir (DATA_DIR)" : "database.url (DATABASE_URL)";
        return new Unusable(
                "The database of %s, %s, can't be used: %s."
                        .formatted(setting, Databases.describe(settings), Unusable.reason(e)),
                e);
    }

    @Override
    public void close() {
        pulse.close();
        stop(pulsePool);
        stop(pool);
    }

    private static void stop(ManagedDataSource pool) {
        try {
            pool.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The pool did not close", e);
        }
    }
}

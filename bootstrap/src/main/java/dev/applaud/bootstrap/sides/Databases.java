package dev.applaud.bootstrap.sides;

import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.DatabaseSettings;
import dev.applaud.bootstrap.settings.MySqlLogin;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.jdbi.EmbeddedDatabase;
import dev.applaud.jdbi.TimeLimits;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.DataSourceFactory.TransactionIsolation;
import io.dropwizard.util.Duration;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Pools of connections to the database that the settings name.
public final class Databases {
    /// How long a connection is trusted, and then how long it may take to prove that it works.
    private static final Duration VALIDATION = Duration.seconds(1);

    private Databases() {}

    /// For requests: every statement is held to a limit.
    public static DataSourceFactory of(ApplaudConfiguration settings) {
        var database = settings.database();
        return pool(settings, Optional.of(database.limits()), database.minSize(), database.maxSize());
    }

    /// One connection, to see whether the database is there.
    static DataSourceFactory forPulse(ApplaudConfiguration settings) {
        return pool(settings, Optional.of(settings.database().limits()), 0, 1);
    }

    /// For changes of the schema, which may take long.
    public static DataSourceFactory forSchema(ApplaudConfiguration settings) {
        return pool(settings, Optional.empty(), 0, settings.database().maxSize());
    }

    private static DataSourceFactory pool(
            ApplaudConfiguration settings, Optional<TimeLimits> limits, int minSize, int maxSize) {
        var database = settings.database();
        var pool = database.isEmbedded() ? embedded(settings, limits) : mySql(database, limits);
        // The pool would log its failure with a stack trace, if it had to connect before it is asked for a connection.
        pool.setInitialSize(0);
        pool.setMinSize(minSize);
        pool.setMaxSize(maxSize);
        pool.setMaxWaitForConnection(database.maxWait());
        pool.setCheckConnectionOnBorrow(true);
        // On MySQL by the driver's own means, as these keep to the time.
        pool.setValidationQuery(database.isEmbedded() ? EmbeddedDatabase.VALIDATION_QUERY : null);
        pool.setValidationQueryTimeout(VALIDATION);
        pool.setValidationInterval(VALIDATION);
        pool.setDefaultTransactionIsolation(TransactionIsolation.READ_COMMITTED);
        return pool;
    }

    /// For people: which database it is.
    public static String describe(ApplaudConfiguration settings) {
        return settings.database().isEmbedded()
                ? "embedded in " + settings.dataDir()
                : settings.database().login().shown();
    }

    private static DataSourceFactory embedded(ApplaudConfiguration settings, Optional<TimeLimits> limits) {
        try {
            var database = new EmbeddedDatabase(settings.dataDir());
            var pool = new DataSourceFactory();
            pool.setDriverClass("org.h2.Driver");
            pool.setUrl(limits.map(database::jdbcUrl).orElseGet(database::jdbcUrl));
            pool.setUser(EmbeddedDatabase.USER);
            pool.setPassword(EmbeddedDatabase.PASSWORD);
            return pool;
        } catch (IllegalArgumentException e) {
            throw new Unusable("dataDir (DATA_DIR) " + e.getMessage() + ".", e);
        } catch (UncheckedIOException e) {
            throw new Unusable(
                    "dataDir (DATA_DIR) must be a folder that can be written to, but %s can't be made."
                            .formatted(settings.dataDir()),
                    e);
        }
    }

    private static DataSourceFactory mySql(DatabaseSettings database, Optional<TimeLimits> limits) {
        var login = database.login();
        var pool = new DataSourceFactory();
        pool.setDriverClass("com.mysql.cj.jdbc.Driver");
        pool.setUrl(login.jdbcUrl());
        pool.setUser(login.user());
        pool.setPassword(login.password().value());
        pool.setProperties(properties(login, limits));
        return pool;
    }

    /// What the URL says itself stays as it is there.
    private static Map<String, String> properties(MySqlLogin login, Optional<TimeLimits> limits) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("tcpKeepAlive", "true");
        limits.map(TimeLimits::ofMySql).ifPresent(properties::putAll);
        properties.keySet().removeIf(it -> login.jdbcUrl().contains(it + "="));
        return properties;
    }
}

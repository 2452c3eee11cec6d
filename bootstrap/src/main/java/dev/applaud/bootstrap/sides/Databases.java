package dev.applaud.bootstrap.sides;

import dev.applaud.bootstrap.settings.ApplaudConfiguration;
import dev.applaud.bootstrap.settings.DatabaseSettings;
import dev.applaud.bootstrap.settings.MySqlLogin;
import dev.applaud.bootstrap.settings.Unusable;
import dev.applaud.jdbi.EmbeddedDatabase;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.DataSourceFactory.TransactionIsolation;
import io.dropwizard.util.Duration;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The pool of connections to the database that the settings name.
public final class Databases {
    private Databases() {}

    public static DataSourceFactory of(ApplaudConfiguration settings) {
        var database = settings.database();
        var pool = database.isEmbedded() ? embedded(settings) : mySql(database);
        // The pool would log its failure with a stack trace, if it had to connect before it is asked for a connection.
        pool.setInitialSize(0);
        pool.setMinSize(database.minSize());
        pool.setMaxSize(database.maxSize());
        pool.setMaxWaitForConnection(database.maxWait());
        pool.setCheckConnectionOnBorrow(true);
        pool.setValidationInterval(Duration.seconds(5));
        pool.setDefaultTransactionIsolation(TransactionIsolation.READ_COMMITTED);
        return pool;
    }

    /// For people: which database it is.
    public static String describe(ApplaudConfiguration settings) {
        return settings.database().isEmbedded()
                ? "embedded in " + settings.dataDir()
                : settings.database().login().shown();
    }

    private static DataSourceFactory embedded(ApplaudConfiguration settings) {
        try {
            var pool = new DataSourceFactory();
            pool.setDriverClass("org.h2.Driver");
            pool.setUrl(new EmbeddedDatabase(settings.dataDir()).jdbcUrl());
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

    private static DataSourceFactory mySql(DatabaseSettings database) {
        var login = database.login();
        var pool = new DataSourceFactory();
        pool.setDriverClass("com.mysql.cj.jdbc.Driver");
        pool.setUrl(login.jdbcUrl());
        pool.setUser(login.user());
        pool.setPassword(login.password().value());
        pool.setProperties(properties(database, login));
        return pool;
    }

    /// What the URL says itself stays as it is there.
    private static Map<String, String> properties(DatabaseSettings database, MySqlLogin login) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("connectTimeout", millis(database.connectTimeout()));
        properties.put("socketTimeout", millis(database.socketTimeout()));
        properties.put("tcpKeepAlive", "true");
        properties.keySet().removeIf(it -> login.jdbcUrl().contains(it + "="));
        return properties;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMilliseconds());
    }
}

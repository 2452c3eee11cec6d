package dev.applaud.jdbi;

import java.sql.Connection;
import java.time.Duration;
import java.util.Properties;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/// A connection pool such as the server has.
final class TestPool extends DataSource implements AutoCloseable {
    private TestPool(PoolProperties properties) {
        super(properties);
    }

    static final TimeLimits LIMITS = new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(10));

    static TestPool onMySql(String url) {
        return onMySql(url, LIMITS);
    }

    static TestPool onMySql(String url, TimeLimits limits) {
        var properties = properties(url, "com.mysql.cj.jdbc.Driver", 16);
        var ofConnections = new Properties();
        ofConnections.putAll(limits.ofMySql());
        properties.setDbProperties(ofConnections);
        properties.setTestOnBorrow(true);
        properties.setValidationInterval(0);
        properties.setValidationQueryTimeout(1);
        return new TestPool(properties);
    }

    static TestPool on(EmbeddedDatabase database) {
        return on(database, LIMITS);
    }

    static TestPool on(EmbeddedDatabase database, TimeLimits limits) {
        var properties = properties(database.jdbcUrl(limits), "org.h2.Driver", 16);
        properties.setUsername(EmbeddedDatabase.USER);
        properties.setPassword(EmbeddedDatabase.PASSWORD);
        properties.setValidationQuery(EmbeddedDatabase.VALIDATION_QUERY);
        return new TestPool(properties);
    }

    TestPool ofSize(int size) {
        setMaxActive(size);
        return this;
    }

    private static PoolProperties properties(String url, String driver, int size) {
        var properties = new PoolProperties();
        properties.setUrl(url);
        properties.setDriverClassName(driver);
        properties.setInitialSize(0);
        properties.setMinIdle(1);
        properties.setMaxActive(size);
        properties.setMaxIdle(size);
        properties.setMaxWait(30_000);
        properties.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return properties;
    }
}

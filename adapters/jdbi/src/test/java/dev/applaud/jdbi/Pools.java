package dev.applaud.jdbi;

import java.sql.Connection;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/// Connection pools as the server has them.
final class Pools {
    private Pools() {}

    static DataSource open(String url) {
        return open(url, "", 16);
    }

    static DataSource open(String url, String user, int size) {
        var properties = new PoolProperties();
        properties.setUrl(url);
        if (!user.isEmpty()) {
            properties.setUsername(user);
            properties.setPassword("");
        }
        properties.setInitialSize(0);
        properties.setMinIdle(1);
        properties.setMaxActive(size);
        properties.setMaxIdle(size);
        properties.setMaxWait(30_000);
        properties.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return new DataSource(properties);
    }
}

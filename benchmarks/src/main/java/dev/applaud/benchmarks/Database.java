package dev.applaud.benchmarks;

import dev.applaud.jdbi.EmbeddedDatabase;
import dev.applaud.jdbi.Migrations;
import dev.applaud.jdbi.RealMySql;
import dev.applaud.jdbi.TimeLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/// A new database that makes every commit durable, behind a pool such as the server has. Gone when closed.
///
/// @param server stops it
record Database(String name, DataSource pool, Runnable server) implements AutoCloseable {
    static final List<String> NAMES = List.of("H2", "MYSQL");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// H2 in a file, as without any settings; but it does not answer the same question by the same result again, as it
    /// would in a database where nothing ever changes.
    static Database h2() throws IOException, SQLException {
        var folder = Files.createTempDirectory("applaud-benchmark-");
        var properties = pool(new EmbeddedDatabase(folder).jdbcUrl() + ";OPTIMIZE_REUSE_RESULTS=0", "org.h2.Driver");
        properties.setUsername(EmbeddedDatabase.USER);
        properties.setPassword(EmbeddedDatabase.PASSWORD);
        return migrated("H2", properties, () -> delete(folder));
    }

    /// MySQL 8.0.15 with its own defaults where they matter: it flushes the log to the disk at every commit.
    static Database mySql() throws SQLException {
        var server = RealMySql.start("--innodb-flush-method=fsync", "--innodb-log-file-size=48M");
        var properties = pool(server.jdbcUrl("benchmark"), "com.mysql.cj.jdbc.Driver");
        var ofConnections = new Properties();
        ofConnections.putAll(new TimeLimits(PATIENCE, PATIENCE).ofMySql());
        properties.setDbProperties(ofConnections);
        return migrated("MySQL", properties, server::close);
    }

    private static PoolProperties pool(String url, String driver) {
        var properties = new PoolProperties();
        properties.setUrl(url);
        properties.setDriverClassName(driver);
        properties.setInitialSize(0);
        properties.setMaxActive(16);
        properties.setMaxIdle(16);
        properties.setMaxWait(60_000);
        properties.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return properties;
    }

    private static Database migrated(String name, PoolProperties properties, Runnable server) throws SQLException {
        var database = new Database(name, new DataSource(properties), server);
        new Migrations(database.pool()).apply();
        return database;
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var it : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(it);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        server.run();
    }
}

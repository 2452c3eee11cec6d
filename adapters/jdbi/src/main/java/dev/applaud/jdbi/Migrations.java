package dev.applaud.jdbi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.GlobalConfiguration;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/// The schema's changes, and which of them a database has. The files are plain SQL: `migrations.xml` lists them.
public final class Migrations {
    private static final String CHANGE_LOG = "migrations.xml";
    private static final Pattern FILE = Pattern.compile("<include file=\"([^\"]+)\"");
    private static final Pattern CHANGE_SET = Pattern.compile("(?m)^--changeset [^:\\s]+:(\\S+)");

    private static final int ATTEMPTS = 3;

    /// Liquibase keeps static state: two runs in one process can wait for each other until they time out.
    private static final Lock LIQUIBASE = new ReentrantLock();

    /// It would print to the console, and look only every ten seconds whether the lock is free.
    private static final Map<String, Object> LIQUIBASE_SETTINGS = Map.of(
            Scope.Attr.ui.name(), new LoggerUIService(), GlobalConfiguration.CHANGELOGLOCK_POLL_RATE.getKey(), 1L);

    private final DataSource database;

    public Migrations(DataSource database) {
        this.database = database;
    }

    /// The changes that the database lacks, in order. Changes nothing, and takes no lock.
    public List<String> missing() throws SQLException {
        try (var connection = database.getConnection()) {
            var applied = applied(connection);
            return all().stream().filter(it -> !applied.contains(it)).toList();
        }
    }

    /// Applies what is missing. When several do so at once, one works and the others wait.
    public void apply() throws SQLException {
        for (int attempt = 1; !missing().isEmpty(); attempt++) {
            try {
                applyOnce();
                return;
            } catch (SQLException e) {
                // Liquibase locks only once its own tables are there: on an empty database two may collide.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void applyOnce() throws SQLException {
        LIQUIBASE.lock();
        try (var connection = database.getConnection()) {
            Scope.child(LIQUIBASE_SETTINGS, () -> update(connection));
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new SQLException("The schema could not be brought up to date", e);
        } finally {
            LIQUIBASE.unlock();
        }
    }

    private static void update(Connection connection) throws LiquibaseException {
        var found = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        try (var liquibase = new Liquibase(CHANGE_LOG, new ClassLoaderResourceAccessor(), found)) {
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            liquibase.update(new Contexts(), new LabelExpression());
        }
    }

    private static Set<String> applied(Connection connection) throws SQLException {
        var applied = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT ID FROM DATABASECHANGELOG")) {
            while (rows.next()) {
                applied.add(rows.getString(1));
            }
        } catch (SQLException e) {
            if (!SqlErrors.isMissingTable(e)) {
                throw e;
            }
        }
        return applied;
    }

    /// Read from the files themselves: asking Liquibase would cost a second at each start.
    private static List<String> all() {
        return found(FILE, resource(CHANGE_LOG)).stream()
                .flatMap(it -> found(CHANGE_SET, resource(it)).stream())
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The class path lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

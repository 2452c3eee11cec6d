package dev.applaud.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/// Sees every insert and the end of every transaction on its way to a database.
final class CommitLog {
    private static final String COMMIT = "COMMIT";

    private final List<String> inserts = new CopyOnWriteArrayList<>();
    private final List<Thread> commits = new CopyOnWriteArrayList<>();
    private final List<Thread> rollbacks = new CopyOnWriteArrayList<>();
    private final Runnable committed;

    CommitLog() {
        this(() -> {});
    }

    /// @param committed is run after each commit, by its thread, which goes on afterwards
    CommitLog(Runnable committed) {
        this.committed = committed;
    }

    /// The same database, watched.
    DataSource watch(DataSource database) {
        return watched(DataSource.class, database);
    }

    /// Their SQL, before they are executed.
    List<String> inserts() {
        return List.copyOf(inserts);
    }

    /// The threads that committed, in order.
    List<Thread> commits() {
        return List.copyOf(commits);
    }

    List<Thread> rollbacks() {
        return List.copyOf(rollbacks);
    }

    private <T> T watched(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        var sql = sql(arguments);
                        note(sql);
                        var result = method.invoke(real, arguments);
                        if (sql.equals(COMMIT)) {
                            committed.run();
                        }
                        return switch (result) {
                            case JdbcConnection it -> it; // was asked for
                            case Connection it -> watched(Connection.class, it);
                            case PreparedStatement it -> it;
                            case Statement it -> watched(Statement.class, it);
                            case null, default -> result;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static String sql(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
    }

    private void note(String sql) {
        if (sql.startsWith("INSERT")) {
            inserts.add(sql);
        } else if (sql.equals(COMMIT)) {
            commits.add(Thread.currentThread());
        } else if (sql.equals("ROLLBACK")) {
            rollbacks.add(Thread.currentThread());
        }
    }
}

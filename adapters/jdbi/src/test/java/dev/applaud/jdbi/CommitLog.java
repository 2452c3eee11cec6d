package dev.applaud.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Sees every insert and the end of every transaction on its way to a database.
final class CommitLog {
    private final List<String> inserts = new CopyOnWriteArrayList<>();
    private final List<Thread> commits = new CopyOnWriteArrayList<>();
    private final List<Thread> rollbacks = new CopyOnWriteArrayList<>();

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
                        note(arguments);
                        var result = method.invoke(real, arguments);
                        return switch (result) {
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

    private void note(Object @Nullable [] arguments) {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            note(sql);
        }
    }

    private void note(String sql) {
        if (sql.startsWith("INSERT")) {
            inserts.add(sql);
        } else if (sql.equals("COMMIT")) {
            commits.add(Thread.currentThread());
        } else if (sql.equals("ROLLBACK")) {
            rollbacks.add(Thread.currentThread());
        }
    }
}

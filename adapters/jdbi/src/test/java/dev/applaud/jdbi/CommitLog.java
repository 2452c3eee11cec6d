package dev.applaud.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
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
                        note(method.getName(), arguments);
                        var result = method.invoke(real, arguments);
                        return result instanceof Connection it ? watched(Connection.class, it) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void note(String method, Object @Nullable [] arguments) {
        switch (method) {
            case "prepareStatement" -> noteStatement(String.valueOf(Objects.requireNonNull(arguments)[0]));
            case "commit" -> commits.add(Thread.currentThread());
            case "rollback" -> rollbacks.add(Thread.currentThread());
            default -> {}
        }
    }

    private void noteStatement(String sql) {
        if (sql.startsWith("INSERT")) {
            inserts.add(sql);
        }
    }
}

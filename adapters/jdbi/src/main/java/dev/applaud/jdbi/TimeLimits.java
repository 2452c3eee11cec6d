package dev.applaud.jdbi;

import java.time.Duration;
import java.util.Map;

/// How long the database may take. The databases themselves hold every statement to it, so that none is forgotten;
/// a MySQL server that does not even do that is cut off a second later.
///
/// @param connect how long reaching a MySQL server may take; from 1 ms
/// @param statement how long a statement may take; from 1 s. Waiting for a lock may take a fifth of it, as whoever
/// lost is tried again ({@link Transactions})
public record TimeLimits(Duration connect, Duration statement) {
    private static final Duration GRACE = Duration.ofSeconds(1);

    public TimeLimits {
        if (connect.toMillis() < 1) {
            throw new IllegalArgumentException("connect must be at least 1 ms: " + connect);
        }
        if (statement.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("statement must be at least 1 s: " + statement);
        }
    }

    /// Properties of a connection, as Connector/J takes them. It does not ask before each write whether the session may
    /// write, either: only we say so.
    public Map<String, String> ofMySql() {
        return Map.of(
                "connectTimeout", millis(connect),
                "socketTimeout", millis(statement.plus(GRACE)),
                "sessionVariables", sessionVariables(),
                "useLocalSessionState", "true");
    }

    /// The first is for reading, the second for rows, the third for tables that are being altered.
    private String sessionVariables() {
        return "max_execution_time=%s,innodb_lock_wait_timeout=%d,lock_wait_timeout=%d"
                .formatted(millis(statement), seconds(lock()), seconds(statement));
    }

    /// Settings in a URL of H2.
    String ofH2() {
        return ";QUERY_TIMEOUT=%s;LOCK_TIMEOUT=%s".formatted(millis(statement), millis(lock()));
    }

    private Duration lock() {
        return statement.dividedBy(Transactions.ATTEMPTS);
    }

    /// MySQL takes whole seconds, from 1.
    private static long seconds(Duration duration) {
        return Math.ceilDiv(duration.toMillis(), 1_000);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}

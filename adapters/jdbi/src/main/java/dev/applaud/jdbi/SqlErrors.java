package dev.applaud.jdbi;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/// What the errors of both databases mean.
final class SqlErrors {
    /// MySQL: lock wait timeout, deadlock, locked. H2: deadlock, concurrent update, lock timeout.
    private static final Set<Integer> CONTENTION = Set.of(1205, 1213, 3572, 40001, 90131, 50200);

    private SqlErrors() {}

    /// Two transactions stood in each other's way, and this one was undone: it may be tried again.
    static boolean isContention(Throwable error) {
        return of(error).anyMatch(it -> CONTENTION.contains(it.getErrorCode()));
    }

    /// By the state's class: batches don't throw the subclass that says so.
    static boolean isDuplicate(Throwable error) {
        return of(error).anyMatch(it -> String.valueOf(it.getSQLState()).startsWith("23"));
    }

    static boolean isMissingTable(SQLException error) {
        return String.valueOf(error.getSQLState()).startsWith("42S0");
    }

    /// The SQL errors among the causes.
    static Stream<SQLException> of(Throwable error) {
        return causes(error).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }

    /// An error and what caused it; no more than 20, should causes run in a circle.
    static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, it -> it != null, Throwable::getCause).limit(20);
    }
}

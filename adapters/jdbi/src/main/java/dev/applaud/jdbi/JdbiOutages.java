package dev.applaud.jdbi;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.ConnectionException;

/// Tells a database that is out of reach, overloaded, full or read-only from a bug: the former is worth trying again
/// later.
public final class JdbiOutages implements Predicate<Throwable> {
    private static final Set<Integer> MYSQL = Set.of(
            1021, // disk full
            1037, // out of memory
            1040, // too many connections
            1053, // shutting down
            1114, // table full
            1203, // too many connections of this user
            1205, // lock wait timeout
            1213, // deadlock
            1226, // a resource limit of this user
            1290, // read-only
            1317, // interrupted
            1792, // read-only transaction
            1836, // read-only mode
            3024, // query timeout
            3572); // locked, not waiting
    private static final Set<Integer> H2 = Set.of(
            40001, // deadlock
            50200, // lock timeout
            57014, // query timeout
            90020, // opened by another process
            90028, // input or output error
            90031, // input or output error, with its message
            90067, // connection broken
            90097, // read-only
            90098, // closed
            90108, // out of memory
            90121, // closed while the process ends
            90131); // concurrent update

    @Override
    public boolean test(Throwable error) {
        return SqlErrors.causes(error).anyMatch(ConnectionException.class::isInstance)
                || SqlErrors.of(error).anyMatch(JdbiOutages::isOutage)
                || RefusedWrites.isFailedWrite(error);
    }

    private static boolean isOutage(SQLException error) {
        return error instanceof SQLTransientException
                || error instanceof SQLRecoverableException
                || error instanceof SQLNonTransientConnectionException
                || hasOutageState(String.valueOf(error.getSQLState()))
                || MYSQL.contains(error.getErrorCode())
                || H2.contains(error.getErrorCode());
    }

    /// Class 08 is the connection's; 25006 is a read-only transaction.
    private static boolean hasOutageState(String state) {
        return state.startsWith("08") || "25006".equals(state);
    }
}

package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import dev.applaud.domain.content.ContentId;
import dev.applaud.domain.engagement.Engagement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// Runs work in transactions. Every change of a content's tallies goes through {@link #onContent}, which locks the
/// content's row before anything else: one order of locks, so that no two wait for each other.
final class Transactions {
    static final int ATTEMPTS = 5;

    private final Jdbi jdbi;

    /// To H2. It notes what would undo a change before it makes the change, and starts over if somebody else was
    /// faster. If a commit in between stores that note, a crash undoes what the other one did.
    private final OneWriter writer = new OneWriter(this::alone);

    private final Housekeeping housekeeping;
    private volatile @Nullable Boolean isH2;

    /// By the threads that wait for them. Readers may see their changes already, which a crash could take back.
    private final ConcurrentMap<Thread, CompletableFuture<Void>> commits = new ConcurrentHashMap<>();

    Transactions(Jdbi jdbi) {
        this(jdbi, new Housekeeping());
    }

    /// @param housekeeping of H2's file
    Transactions(Jdbi jdbi, Housekeeping housekeeping) {
        this.jdbi = jdbi;
        this.housekeeping = housekeeping;
    }

    /// For single statements that only read.
    <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /// The same for what others build on: nothing that a crash could still take back. Waits for the commits that are
    /// under way here, and fails if one of them does.
    <T> T readDurable(Function<Handle, T> work) {
        var found = read(work);
        commits.values().forEach(CompletableFuture::join);
        return found;
    }

    /// For several statements that only read, and must all see the same state.
    <T> T readSnapshot(Function<Handle, T> work) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply);
    }

    /// Commits if the work returns, whatever it returns. Work that lost a fight over locks runs again, up to five
    /// times in all: it must do nothing but SQL. An interrupt changes nothing, and can be seen afterwards: it would
    /// close the connection under all who share the transaction.
    <T> T write(Function<Handle, T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return writeUninterrupted(work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T writeUninterrupted(Function<Handle, T> work) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return inTransaction(work);
            } catch (JdbiException e) {
                if (!SqlErrors.isContention(e)) {
                    throw e;
                }
            }
        }
        return inTransaction(work);
    }

    private <T> T inTransaction(Function<Handle, T> work) {
        return isH2() ? writer.write(work) : jdbi.withHandle(handle -> inTransaction(handle, work));
    }

    /// While nobody else writes.
    private void alone(Consumer<Handle> work) {
        jdbi.useHandle(handle -> {
            housekeeping.keep(handle.getConnection());
            inTransaction(handle, it -> {
                work.accept(it);
                return true;
            });
        });
    }

    /// Before there is a connection: those who wait for others to write need none.
    private boolean isH2() {
        var known = isH2;
        if (known == null) {
            known = read(Keys::isH2);
            isH2 = known;
        }
        return known;
    }

    /// By statements: JDBC switches the connection over for each transaction, and back, which costs MySQL a round trip
    /// more.
    private <T> T inTransaction(Handle handle, Function<Handle, T> work) {
        execute(handle, "BEGIN");
        try {
            var result = work.apply(handle);
            commit(handle);
            return result;
        } catch (RuntimeException | Error failure) {
            rollBack(handle, failure);
            throw failure;
        }
    }

    private void commit(Handle handle) {
        var commit = new CompletableFuture<Void>();
        commits.put(Thread.currentThread(), commit);
        try {
            execute(handle, "COMMIT");
            commit.complete(null);
        } catch (RuntimeException | Error e) {
            commit.completeExceptionally(e);
            throw e;
        } finally {
            commits.remove(Thread.currentThread());
        }
    }

    private static void rollBack(Handle handle, Throwable failure) {
        try {
            execute(handle, "ROLLBACK");
        } catch (TransactionException lost) {
            failure.addSuppressed(lost);
        }
    }

    private static void execute(Handle handle, String sql) {
        try (var statement = handle.getConnection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new TransactionException(e);
        }
    }

    /// Makes a change that locks nothing before it inserts its row, unless an earlier attempt did. Whoever inserted the
    /// same has committed by the time that this fails: it was either another attempt, whose answer is there now, or
    /// somebody else.
    ///
    /// @param taken what is answered if somebody else was faster
    <T> Outcome<T> once(Attempt<T> attempt, Instant at, Function<Handle, T> insert, Refusal taken) {
        try {
            return write(handle -> once(handle, attempt, at, () -> Outcome.done(insert.apply(handle))));
        } catch (JdbiException e) {
            if (!SqlErrors.isDuplicate(e)) {
                throw e;
            }
            return write(handle -> once(handle, attempt, at, () -> Outcome.refused(taken)));
        }
    }

    private static <T> Outcome<T> once(Handle handle, Attempt<T> attempt, Instant at, Supplier<Outcome<T>> change) {
        var answers = new KeptAnswers();
        answers.ask(attempt);
        answers.read(handle);
        var outcome = answers.once(attempt, at, change);
        answers.keep(handle);
        return outcome;
    }

    /// Goes on with the content's tallies, which nobody else changes until the end; refused if there is no such
    /// content.
    <T> Outcome<T> onContent(ContentId id, BiFunction<Handle, Engagement, Outcome<T>> work) {
        return write(handle -> Tallies.lock(handle, id)
                .map(now -> work.apply(handle, now))
                .orElseGet(() -> Outcome.refused(new Refusal.ContentNotFound(id))));
    }
}

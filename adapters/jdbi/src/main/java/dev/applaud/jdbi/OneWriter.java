package dev.applaud.jdbi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Lets one thread at a time write to a database, for all who are there when its transaction has begun: what they do
/// is committed together. Those who come later wait, and the first of them goes next. Any thread.
final class OneWriter {
    /// How many share a transaction at most, so that none of them waits long.
    static final int MAX_SHARES = 128;

    private final Consumer<Consumer<Handle>> transaction;
    private final Predicate<Throwable> isOutage = new JdbiOutages();

    /// Guarded by this, like the next.
    private final Deque<Share<?>> waiting = new ArrayDeque<>();

    private boolean busy;

    /// @param transaction runs work in a transaction, and commits
    OneWriter(Consumer<Consumer<Handle>> transaction) {
        this.transaction = transaction;
    }

    /// Returns after the commit. What is thrown is the work's own, which undid nothing but itself, or has kept all from
    /// being committed.
    <T> T write(Function<Handle, T> work) {
        var share = new Share<>(work);
        if (begins(share) || share.awaitTurn() == Waiting.Turn.TO_LEAD) {
            lead(share);
        }
        return share.result();
    }

    private synchronized boolean begins(Share<?> share) {
        boolean begins = !busy;
        if (!begins) {
            waiting.add(share);
        }
        busy = true;
        return begins;
    }

    private void lead(Share<?> first) {
        var group = new ArrayList<Share<?>>(List.of(first));
        try {
            transaction.accept(handle -> {
                gather(group, MAX_SHARES);
                work(handle, group);
            });
        } catch (RuntimeException | Error e) {
            fail(group, e);
        }
        passOn();
        group.forEach(Share::end);
    }

    private synchronized void gather(List<Share<?>> group, int most) {
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
    }

    /// In an outage those who wait would only wait for the next timeout: all are told.
    private void fail(List<Share<?>> group, Throwable failure) {
        if (isOutage.test(failure) && !SqlErrors.isContention(failure)) {
            gather(group, Integer.MAX_VALUE);
        }
        group.forEach(it -> it.fail(failure));
    }

    /// Whoever is alone needs no way back but the transaction's.
    private static void work(Handle handle, List<Share<?>> group) {
        if (group.size() == 1) {
            group.getFirst().work(handle);
        } else {
            group.forEach(it -> it.workOrUndo(handle));
        }
    }

    private synchronized void passOn() {
        var next = waiting.poll();
        busy = next != null;
        if (next != null) {
            next.lead();
        }
    }

    /// One caller's part in a transaction.
    private static final class Share<T> extends Waiting<T> {
        private static final String START = "start_of_share";

        private final Function<Handle, T> work;

        Share(Function<Handle, T> work) {
            this.work = work;
        }

        void work(Handle handle) {
            done(work.apply(handle));
        }

        /// Throws what could not be undone by itself.
        void workOrUndo(Handle handle) {
            handle.execute("SAVEPOINT " + START);
            try {
                work(handle);
            } catch (RuntimeException | Error e) {
                if (!isUndone(handle, e)) {
                    throw e;
                }
                fail(e);
            }
        }

        private static boolean isUndone(Handle handle, Throwable failure) {
            try {
                handle.execute("ROLLBACK TO SAVEPOINT " + START);
                return true;
            } catch (JdbiException lost) {
                failure.addSuppressed(lost);
                return false;
            }
        }
    }
}

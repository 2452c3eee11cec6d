package dev.applaud.jdbi;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One caller in a line, who waits until others have done its work, or until it has to lead. All but the waiting and
/// the asking for what came of it is done by whoever leads.
abstract class Waiting<T> {
    enum Turn {
        TO_LEAD,
        OVER
    }

    private final CompletableFuture<Turn> turn = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;

    final Turn awaitTurn() {
        return turn.join();
    }

    final void lead() {
        turn.complete(Turn.TO_LEAD);
    }

    /// Nothing to one that leads: its caller doesn't wait.
    final void end() {
        turn.complete(Turn.OVER);
    }

    final void done(T with) {
        result = with;
    }

    /// The first failure counts: what a caller did wrong itself says more than what befell all.
    final void fail(Throwable with) {
        failure = failure == null ? with : failure;
        end();
    }

    /// To be asked by the caller once its turn is over, or it has led.
    final T result() {
        return switch (failure) {
            case null -> Objects.requireNonNull(result);
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable checked -> throw new IllegalStateException(checked);
        };
    }
}

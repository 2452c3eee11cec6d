package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One caller's change on its way through a group. The caller waits for its turn; all else is done by whoever leads.
final class Member<T> {
    enum Turn {
        TO_LEAD,
        OVER
    }

    private final ContentChange<T> change;
    private final Attempt<T> attempt;
    private final CompletableFuture<Turn> turn = new CompletableFuture<>();
    private boolean alone;
    private @Nullable Outcome<T> outcome;
    private @Nullable Throwable failure;

    Member(ContentChange<T> change, Attempt<T> attempt) {
        this.change = change;
        this.attempt = attempt;
    }

    Turn awaitTurn() {
        return turn.join();
    }

    /// What came of it; to be asked by the caller once its turn is over, or it has led.
    Outcome<T> outcome() {
        switch (failure) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable checked -> throw new IllegalStateException(checked);
        }
        return Objects.requireNonNull(outcome);
    }

    void lead() {
        turn.complete(Turn.TO_LEAD);
    }

    /// Nothing to a member that leads: its caller doesn't wait.
    void end() {
        turn.complete(Turn.OVER);
    }

    void fail(Throwable with) {
        failure = with;
        end();
    }

    void goAlone() {
        alone = true;
    }

    boolean isAlone() {
        return alone;
    }

    void ask(KeptAnswers answers) {
        answers.ask(attempt);
    }

    void ask(LockedContent content) {
        change.ask(content);
    }

    void decide(LockedContent content, KeptAnswers answers) {
        outcome = answers.once(attempt, change.at(), () -> change.decide(content));
    }

    void refuse(Refusal refusal, KeptAnswers answers) {
        outcome = answers.once(attempt, change.at(), () -> Outcome.refused(refusal));
    }
}

package dev.applaud.jdbi;

import dev.applaud.domain.Attempt;
import dev.applaud.domain.Outcome;
import dev.applaud.domain.Refusal;

/// One caller's change on its way through a group.
final class Member<T> extends Waiting<Outcome<T>> {
    private final ContentChange<T> change;
    private final Attempt<T> attempt;
    private boolean alone;

    Member(ContentChange<T> change, Attempt<T> attempt) {
        this.change = change;
        this.attempt = attempt;
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
        done(answers.once(attempt, change.at(), () -> change.decide(content)));
    }

    void refuse(Refusal refusal, KeptAnswers answers) {
        done(answers.once(attempt, change.at(), () -> Outcome.refused(refusal)));
    }
}

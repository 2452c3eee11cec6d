package dev.applaud.domain;

import java.util.function.Consumer;
import java.util.function.Function;

/// What came of a request: done, or refused for a reason that the caller can be told.
/// Broken infrastructure and bugs are exceptions, never outcomes.
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return then(value -> done(change.apply(value)));
    }

    /// Goes on with the next step if this one is done.
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Refused<T>(var refusal) -> refused(refusal);
        };
    }

    /// Tells somebody, if this is done; the outcome stays.
    default Outcome<T> whenDone(Consumer<? super T> told) {
        if (this instanceof Done<T>(var value)) {
            told.accept(value);
        }
        return this;
    }
}
